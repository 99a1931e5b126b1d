/** What a test has to end, whatever happened: the last thing begun first, and the rest also when one of them fails. */
export class Ends {
  readonly #ends: (() => unknown)[] = [];

  push(end: () => unknown): void {
    this.#ends.push(end);
  }

  /** Rejects with what failed, when all has been tried. */
  async close(): Promise<void> {
    const faults: unknown[] = [];
    for (const end of this.#ends.splice(0).toReversed()) {
      try {
        await end();
      } catch (error) {
        faults.push(error);
      }
    }
    if (faults.length > 0) throw new AggregateError(faults, `not ended: ${faults.map(String).join('; ')}`);
  }
}
