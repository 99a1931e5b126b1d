import { parseRtpPacket, type RtpPacket } from '@assize/platform/rtp/rtpPacket';

/** Holes in the sequence numbers count as missing when still open after this; until then they may be on their way. */
const holeForMs = 2000;
/** A jump further than this is a new start of the counting, not a loss. */
const maxHole = 3000;
const minuteMs = 60_000;
/** So much of the newest sound is kept to be listened to. */
const soundMs = 2000;

interface SealedSound {
  atMs: number;
  payload: Buffer;
}
interface Counts {
  packets: number;
  missing: number;
}
interface Step extends Counts {
  atMs: number;
}

/**
 * What is sealed of one track, read from the packets of the blocks that the journal's writer put on the disk: what
 * was received and lost on the way to the disk is not in it.
 */
export class TrackMeter {
  /** Arrival of the newest packet that is sealed, ms since 1970. */
  sealedAtMs: number | null = null;
  /** The same of the newest packet that began a picture. */
  pictureAtMs: number | null = null;
  #sealed: Counts = { packets: 0, missing: 0 };
  /** Of blocks whose writing has not been confirmed by the disk. */
  #written: Counts & { atMs: number | null; pictureAtMs: number | null } = { packets: 0, missing: 0, atMs: null, pictureAtMs: null };
  #sound: SealedSound[] = [];
  /** What each block of the last minute added. */
  readonly #steps: Step[] = [];
  #highest = -1;
  #pictureTime: number | undefined;
  readonly #holes = new Map<number, number>();
  readonly #isSound: boolean;

  constructor(isSound: boolean) {
    this.#isSound = isSound;
  }

  get packets(): number {
    return this.#sealed.packets;
  }
  /** Packets that never came. */
  get missing(): number {
    return this.#sealed.missing;
  }
  /** The newest two seconds of sealed sound. */
  get sound(): readonly SealedSound[] {
    return this.#sound.filter(({ atMs }) => this.sealedAtMs !== null && atMs <= this.sealedAtMs);
  }

  /** A packet is in a block that was written. Its bytes are good only during the call. */
  write(bytes: Buffer, atMs: number): void {
    const packet = parseRtpPacket(bytes);
    if (!packet) return;
    this.#written.packets += 1;
    this.#written.atMs = atMs;
    this.#follow(packet.sequenceNumber, atMs);
    // Padding has a number and no content.
    if (packet.payload.length > 0) this.#readContent(packet, atMs);
  }

  /** What was written is on the disk; no packet that came before this instant is in a later block. */
  seal(sealedAtMs: number): void {
    this.#settle(sealedAtMs);
    const { packets, missing, atMs, pictureAtMs } = this.#written;
    this.#steps.push({ atMs: sealedAtMs, packets: packets - this.#sealed.packets, missing: missing - this.#sealed.missing });
    while ((this.#steps[0]?.atMs ?? sealedAtMs) < sealedAtMs - minuteMs) this.#steps.shift();
    this.#sealed = { packets, missing };
    this.sealedAtMs = atMs;
    this.pictureAtMs = pictureAtMs;
  }

  /** Of the minute before the newest block. */
  lastMinute(): Counts {
    const sum = { packets: 0, missing: 0 };
    for (const { packets, missing } of this.#steps) {
      sum.packets += packets;
      sum.missing += missing;
    }
    return sum;
  }

  #follow(sequence: number, atMs: number): void {
    const ahead = this.#highest < 0 ? 1 : (sequence - this.#highest) & 0xffff;
    if (ahead === 1) {
      this.#highest = sequence;
    } else if (ahead > 0 && ahead < 0x8000) {
      if (ahead <= maxHole) for (let lost = 1; lost < ahead; lost++) this.#holes.set((this.#highest + lost) & 0xffff, atMs);
      this.#highest = sequence;
    } else {
      this.#holes.delete(sequence);
    }
  }

  #readContent({ timestamp, payload }: RtpPacket, atMs: number): void {
    if (this.#isSound) {
      this.#sound.push({ atMs, payload: Buffer.from(payload) });
      while ((this.#sound[0]?.atMs ?? atMs) < atMs - soundMs) this.#sound.shift();
    } else if (timestamp !== this.#pictureTime) {
      this.#pictureTime = timestamp;
      this.#written.pictureAtMs = atMs;
    }
  }

  /** Counts holes that stayed open. */
  #settle(nowMs: number): void {
    for (const [sequence, sinceMs] of this.#holes) {
      if (nowMs - sinceMs < holeForMs) break;
      this.#holes.delete(sequence);
      this.#written.missing += 1;
    }
  }
}
