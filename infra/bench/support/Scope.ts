type Closer = () => Promise<void> | void;

/** What a bench opened, closed again in reverse order when it ends: by its result, by a fault, by its limit or by Ctrl-C. */
export class Scope {
  readonly #closers: Closer[] = [];

  private constructor() {}

  /** Runs a bench for at most `limitMs`; rejects when it takes longer or a signal comes. */
  static async run<T>(limitMs: number, body: (scope: Scope) => Promise<T>): Promise<T> {
    const scope = new Scope();
    const { promise: ended, reject } = Promise.withResolvers<never>();
    const timer = setTimeout(() => reject(new Error(`not done within ${String(limitMs / 1000)} s`)), limitMs);
    const handleSignal = (signal: NodeJS.Signals): void => reject(new Error(`ended by ${signal}`));
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, handleSignal);
    try {
      return await Promise.race([body(scope), ended]);
    } finally {
      clearTimeout(timer);
      await scope.#close();
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, handleSignal);
    }
  }

  defer(close: Closer): void {
    this.#closers.push(close);
  }

  async #close(): Promise<void> {
    for (const close of this.#closers.splice(0).toReversed()) {
      try {
        await close();
      } catch (error) {
        process.stderr.write(`while closing: ${String(error)}\n`);
      }
    }
  }
}
