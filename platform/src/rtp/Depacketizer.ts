/** One picture or one packet of sound, as it goes into a file. */
export interface MediaFrame {
  data: Buffer;
  isKey: boolean;
  /** Wall-clock ms (ours) at which it was captured. */
  atMs: number;
  /** Samples at 48 kHz, for sound. */
  samples?: number;
  /** Of a key picture: what a decoder needs to know before it. Equal bytes, equal decoder. */
  config?: VideoConfig;
}
export interface VideoConfig {
  codec: string;
  width: number;
  height: number;
  /** avcC record for H264, empty for VP8. */
  description: Buffer;
}
export interface PacketInput {
  payload: Buffer;
  marker: boolean;
  /** Tells pictures apart: packets of one picture share it. */
  mediaMs: number;
  atMs: number;
  isAfterLoss: boolean;
}

/** Makes frames of the payloads of one stream, given in order. */
export interface Depacketizer {
  push(packet: PacketInput): MediaFrame | undefined;
}
