import type { Depacketizer, MediaFrame, PacketInput } from './Depacketizer.ts';

/** After a loss the picture waits this long for a key picture before damaged ones are let through, ms. */
const patienceMs = 2000;

/** What is particular to a video codec. */
export interface PictureFormat {
  /** The parts of a picture that a payload holds or completes; undefined when a part began in a lost packet. */
  read(payload: Buffer): Buffer[] | undefined;
  finish(parts: readonly Buffer[]): Omit<MediaFrame, 'atMs'> | undefined;
  /** Whether this payload is the first of its picture. */
  isStart(payload: Buffer): boolean;
  /** Forgets a part that was begun. */
  reset(): void;
}

/**
 * Collects packets to pictures. Begins with a key picture; a picture with something missing is dropped, and
 * so are the next ones until a key picture, but for no longer than two seconds: then a damaged picture tells
 * more than none.
 */
export class PictureCollector implements Depacketizer {
  readonly #format: PictureFormat;
  #parts: Buffer[] = [];
  #mediaMs: number | undefined;
  #atMs = 0;
  #isDamaged = false;
  #hasKey = false;
  #lossAtMs: number | undefined;

  constructor(format: PictureFormat) {
    this.#format = format;
  }

  push(packet: PacketInput): MediaFrame | undefined {
    let done: MediaFrame | undefined;
    if (packet.isAfterLoss) {
      this.#isDamaged = true;
      this.#lossAtMs ??= packet.atMs;
      this.#format.reset();
    }
    if (this.#mediaMs !== undefined && packet.mediaMs !== this.#mediaMs) {
      done = this.#finish();
    }
    if (this.#mediaMs === undefined) {
      this.#atMs = packet.atMs;
      // A loss before this picture took nothing of it when its first packet is here.
      this.#isDamaged = packet.isAfterLoss && !this.#format.isStart(packet.payload);
    }
    this.#mediaMs = packet.mediaMs;
    const parts = this.#format.read(packet.payload);
    if (parts) this.#parts.push(...parts);
    else this.#isDamaged = true;
    // With the marker the picture is whole; `done` is only ever set when a marker was lost before.
    if (packet.marker && !done) done = this.#finish();
    return done;
  }

  #finish(): MediaFrame | undefined {
    const picture = this.#isDamaged ? undefined : this.#format.finish(this.#parts);
    const atMs = this.#atMs;
    if (this.#isDamaged) this.#lossAtMs ??= atMs;
    this.#parts = [];
    this.#mediaMs = undefined;
    this.#isDamaged = false;
    this.#format.reset();
    if (!picture) return undefined;
    if (picture.isKey) {
      this.#hasKey = true;
      this.#lossAtMs = undefined;
    }
    if (!this.#hasKey) return undefined;
    if (this.#lossAtMs !== undefined) {
      if (atMs - this.#lossAtMs < patienceMs) return undefined;
      this.#lossAtMs = undefined;
    }
    return { ...picture, atMs };
  }
}
