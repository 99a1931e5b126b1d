const firstMs = 200;
const mostMs = 10_000;
const settledMs = 60_000;

/** How long to wait before the next start of a process that died: doubles from 0.2 s to 10 s, from the start again after a minute of life. */
export class BackOff {
  #nextMs = firstMs;

  /** Milliseconds to wait, for a process that had lived this long. */
  after(livedMs: number): number {
    if (livedMs >= settledMs) this.#nextMs = firstMs;
    const waitMs = this.#nextMs;
    this.#nextMs = Math.min(mostMs, waitMs * 2);
    return waitMs;
  }
}
