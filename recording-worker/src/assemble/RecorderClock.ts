import type { TapeItem } from './readTape.ts';

/** Records follow one another within a second: a clock that is suddenly so much further, or back, was set, or nothing ran. */
const furthestMs = 5000;
const backMs = 1000;
/** Packets of one stream that are so few numbers apart were sent one after the other. */
const nextNumbers = 1000;
const usualRate = 90_000;

interface Last {
  number: number;
  ticks: number;
  rawMs: number;
}

/**
 * The clock of the machine that records. Someone may set it while the court sits; then all records after that carry
 * another time, while the streams themselves ran on. They tell how long it really was between two of their packets,
 * and by so much less or more than the clock says it was set.
 */
export class RecorderClock {
  #aheadMs = 0;
  #lastRawMs: number | undefined;
  readonly #rates = new Map<number, number>();
  readonly #streams = new Map<number, Last>();

  /** A time of this clock as it would have been, had nobody set it. */
  correct(rawMs: number): number {
    return rawMs - this.#aheadMs;
  }

  /** Puts right the times of a block's records; answers the (right) times at which the clock was set. */
  follow(items: readonly TapeItem[], sealedRawMs: number): number[] {
    const steps: number[] = [];
    for (const [index, item] of items.entries()) {
      if (item.type === 'opened') this.#rates.set(item.track.trackId, item.track.clockRate);
      if (item.type === 'gap') {
        // The recorder was away: nothing of before tells of the clock.
        this.#streams.clear();
        this.#lastRawMs = undefined;
        item.gap.fromMs -= this.#aheadMs;
        item.gap.toMs -= this.#aheadMs;
      }
      if (!('atMs' in item)) continue;
      const rawMs = item.atMs;
      const passedMs = rawMs - (this.#lastRawMs ?? rawMs);
      if (passedMs > furthestMs || passedMs < -backMs) {
        const setByMs = this.#setBy(items.slice(index));
        if (setByMs !== undefined) {
          this.#aheadMs += setByMs;
          steps.push(this.correct(rawMs));
        }
      }
      this.#lastRawMs = rawMs;
      item.atMs = this.correct(rawMs);
      this.#remember(item, rawMs);
    }
    if (items.length === 0) this.#lastRawMs = sealedRawMs;
    return steps;
  }

  #remember(item: TapeItem, rawMs: number): void {
    if (item.type !== 'packet' || item.isReport || item.bytes.length < 12) return;
    this.#streams.set(streamOf(item), { number: item.bytes.readUInt16BE(2), ticks: item.bytes.readUInt32BE(4), rawMs });
  }

  /** By how much the clock was set, as the first stream that ran on tells it. */
  #setBy(items: readonly TapeItem[]): number | undefined {
    for (const item of items) {
      if (item.type !== 'packet' || item.isReport || item.bytes.length < 12) continue;
      const last = this.#streams.get(streamOf(item));
      const numbers = last ? (item.bytes.readUInt16BE(2) - last.number) & 0xffff : 0;
      if (!last || numbers === 0 || numbers > nextNumbers) continue;
      const ticks = (item.bytes.readUInt32BE(4) - last.ticks) | 0;
      const setByMs = item.atMs - last.rawMs - (ticks * 1000) / (this.#rates.get(item.trackId) ?? usualRate);
      return Math.abs(setByMs) > backMs ? setByMs : undefined;
    }
    return undefined;
  }
}

function streamOf({ trackId, bytes }: { trackId: number; bytes: Buffer }): number {
  return trackId * 2 ** 32 + bytes.readUInt32BE(8);
}
