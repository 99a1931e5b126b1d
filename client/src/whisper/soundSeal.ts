/*
 * Sound sealed between members (after SFrame, RFC 9605): each encoded frame is AES-256-GCM under the sender's own key;
 * behind it stand the number of the key (4 bytes) and of the frame (8 bytes), which together are its nonce. A sender
 * makes a new key whenever somebody comes or goes, so that no nonce is used twice.
 */
const trailerLength = 12;
const tagLength = 16;
type Bytes = Uint8Array<ArrayBuffer>;

export interface SoundKey {
  keyId: number;
  key: CryptoKey;
}

/** 32 bytes of `raw`. */
export async function importSoundKey(keyId: number, raw: Bytes): Promise<SoundKey> {
  return { keyId, key: await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']) };
}

export async function sealFrame({ keyId, key }: SoundKey, counter: number, plain: BufferSource): Promise<ArrayBuffer> {
  const iv = new Uint8Array(trailerLength);
  const view = new DataView(iv.buffer);
  view.setUint32(0, keyId);
  view.setBigUint64(4, BigInt(counter));
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, tagLength: tagLength * 8 }, key, plain);
  const frame = new Uint8Array(sealed.byteLength + trailerLength);
  frame.set(new Uint8Array(sealed));
  frame.set(iv, sealed.byteLength);
  return frame.buffer;
}

/** The numbers behind a sealed frame; undefined for what is too short to be one. */
export function readTrailer(frame: ArrayBuffer): { keyId: number; counter: number } | undefined {
  if (frame.byteLength < trailerLength + tagLength) return undefined;
  const view = new DataView(frame, frame.byteLength - trailerLength);
  return { keyId: view.getUint32(0), counter: Number(view.getBigUint64(4)) };
}

/** Rejects when the frame was sealed by another key or changed on the way. */
export async function openFrame({ key }: SoundKey, frame: ArrayBuffer): Promise<ArrayBuffer> {
  const end = frame.byteLength - trailerLength;
  const iv = new Uint8Array(frame, end, trailerLength);
  return crypto.subtle.decrypt({ name: 'AES-GCM', iv, tagLength: tagLength * 8 }, key, new Uint8Array(frame, 0, end));
}

/** Which frames of one key have been heard: none is heard twice, whoever sends it again. */
export class ReplayWindow {
  readonly #size = 512;
  readonly #seen = new Set<number>();
  #highest = -1;

  /** True the first time, for a frame that is not too old to tell. */
  admits(counter: number): boolean {
    if (counter <= this.#highest - this.#size || this.#seen.has(counter)) return false;
    this.#seen.add(counter);
    this.#highest = Math.max(this.#highest, counter);
    if (this.#seen.size > this.#size * 2) for (const one of this.#seen) if (one <= this.#highest - this.#size) this.#seen.delete(one);
    return true;
  }
}
