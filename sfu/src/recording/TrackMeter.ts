/** Holes in the sequence numbers count as missing when still open after this; until then they may be on their way. */
const holeForMs = 2000;
/** A jump further than this is a new start of the counting, not a loss. */
const maxHole = 3000;

/** What was received of one track, from its RTP headers alone. Cheap: it runs for every packet. */
export class TrackMeter {
  packets = 0;
  /** Packets that never came. */
  missing = 0;
  /** Arrival of the newest packet that is sealed on the disk, ms since 1970. */
  sealedAtMs: number | null = null;
  #lastAtMs: number | null = null;
  #takenAtMs: number | null = null;
  #highest = -1;
  readonly #holes = new Map<number, number>();

  count(packet: Buffer, atMs: number): void {
    this.packets += 1;
    this.#lastAtMs = atMs;
    const sequence = packet.readUInt16BE(2);
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

  /** All packets counted so far are about to be sealed. */
  take(): void {
    this.#takenAtMs = this.#lastAtMs;
  }

  /** What was taken last is on the disk. */
  seal(): void {
    this.sealedAtMs = this.#takenAtMs;
  }

  /** Counts holes that stayed open. */
  settle(nowMs: number): void {
    for (const [sequence, sinceMs] of this.#holes) {
      if (nowMs - sinceMs < holeForMs) break;
      this.#holes.delete(sequence);
      this.missing += 1;
    }
  }
}
