/** Takes exact numbers of bytes from a stream, holding no more than it must. */
export class ByteReader {
  readonly #source: AsyncIterator<Uint8Array>;
  #held: Uint8Array[] = [];
  #bytes = 0;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** Undefined when the stream ends before; what was left of it is in `rest`. */
  async take(count: number): Promise<Uint8Array | undefined> {
    while (this.#bytes < count) {
      const { done, value } = await this.#source.next();
      if (done) return undefined;
      this.#held.push(value);
      this.#bytes += value.length;
    }
    const taken = new Uint8Array(count);
    for (let at = 0; at < count;) {
      const first = this.#held[0] ?? new Uint8Array();
      const part = first.subarray(0, count - at);
      taken.set(part, at);
      at += part.length;
      if (part.length === first.length) this.#held.shift();
      else this.#held[0] = first.subarray(part.length);
    }
    this.#bytes -= count;
    return taken;
  }

  /** Bytes that were read and not taken. */
  get rest(): number {
    return this.#bytes;
  }

  /** Reads to the end, so that whoever listens to the stream has heard all of it. */
  async drain(): Promise<void> {
    this.#held = [];
    for (;;) if ((await this.#source.next()).done) return;
  }
}
