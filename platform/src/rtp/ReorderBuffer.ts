/** How long a missing packet is waited for: retransmissions come within a few round trips. */
const patienceMs = 1000;
const mostWaiting = 2048;
/** The first to arrive need not be the first that was sent: so long is waited before the count begins. */
const settlingMs = 250;

interface Waiting<T> {
  item: T;
  atMs: number;
}

/** Puts packets in order of their sequence numbers, drops repeats, and says where something is missing. */
export class ReorderBuffer<T> {
  readonly #waiting = new Map<number, Waiting<T>>();
  #next: number | undefined;
  #beganAtMs: number | undefined;

  /** What may now be used, in order; `isAfterLoss` where packets before it never came. */
  push(sequence: number, item: T, atMs: number): { item: T; isAfterLoss: boolean }[] {
    this.#beganAtMs ??= atMs;
    if (this.#next === undefined) {
      this.#waiting.set(sequence, { item, atMs });
      if (atMs - this.#beganAtMs < settlingMs) return [];
      this.#next = Math.min(...this.#waiting.keys());
      return this.#take(atMs - patienceMs);
    }
    if (sequence < this.#next) return [];
    if (sequence === this.#next && this.#waiting.size === 0) {
      this.#next++;
      return [{ item, isAfterLoss: false }];
    }
    if (!this.#waiting.has(sequence)) this.#waiting.set(sequence, { item, atMs });
    return this.#take(atMs - patienceMs);
  }

  /** Everything that still waits. */
  flush(): { item: T; isAfterLoss: boolean }[] {
    if (this.#waiting.size > 0) this.#next ??= Math.min(...this.#waiting.keys());
    return this.#take(Infinity);
  }

  #take(givenUpBeforeMs: number): { item: T; isAfterLoss: boolean }[] {
    const ready: { item: T; isAfterLoss: boolean }[] = [];
    let isAfterLoss = false;
    while (this.#waiting.size > 0 && this.#next !== undefined) {
      const found = this.#waiting.get(this.#next);
      if (found) {
        this.#waiting.delete(this.#next++);
        ready.push({ item: found.item, isAfterLoss });
        isAfterLoss = false;
        continue;
      }
      const lowest = Math.min(...this.#waiting.keys());
      const oldest = this.#waiting.get(lowest)?.atMs ?? 0;
      if (oldest > givenUpBeforeMs && this.#waiting.size < mostWaiting) break;
      this.#next = lowest;
      isAfterLoss = true;
    }
    return ready;
  }
}
