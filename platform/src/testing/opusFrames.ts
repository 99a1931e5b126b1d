/** Packets of 20 ms of Opus, mono. Either may be repeated: decoded, many of the first sound, at -22 dBFS, and of the second do not. */
export const toneFrame = Buffer.from(
  'b8ad6dc1a3dc49c9b0a6fbef3da2c6f91335a0d96521ea19c399cffa929b42d7267540a25c7af54cebfc54c0bb52aa8db1345328402c822114560d9cd31b16bb96fa4d5b7b058f904a6cb8d5ae',
  'hex',
);
export const silentFrame = Buffer.from('f8fffe', 'hex');
