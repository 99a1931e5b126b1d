/** What each person of the crowd does, for the conditions of a bench. */
export const loadText =
  'each sends Opus 50 packets/s and H264 100 packets/s (0.9 Mbit/s, one layer, keyframes when asked) and receives all others; node-datachannel (libdatachannel) in a process of its own; UDP on loopback, SRTP, NACK, no transport-cc';
