/** Reads exact numbers of bytes from a byte stream, whatever its chunks are. */
export class ExactReader {
  readonly #chunks: AsyncIterator<Buffer>;
  #held: Buffer = Buffer.alloc(0);
  #isEnded = false;

  constructor(source: NodeJS.ReadableStream) {
    this.#chunks = source[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  }

  /** Whether bytes are left that no reading took. */
  get hasRest(): boolean {
    return this.#held.length > 0;
  }

  /** The next `count` bytes; undefined when the stream ends before, and then its rest stays. */
  async take(count: number): Promise<Buffer | undefined> {
    await this.#fill(count);
    return this.#held.length < count ? undefined : this.#cut(count);
  }

  /** The next `count` bytes, or what is left of them. */
  async takeUpTo(count: number): Promise<Buffer> {
    await this.#fill(count);
    return this.#cut(count);
  }

  async #fill(count: number): Promise<void> {
    if (this.#held.length >= count) return;
    const parts = [this.#held];
    let length = this.#held.length;
    while (length < count && !this.#isEnded) {
      const next = await this.#chunks.next();
      if (next.done) this.#isEnded = true;
      else {
        parts.push(next.value);
        length += next.value.length;
      }
    }
    this.#held = Buffer.concat(parts, length);
  }

  #cut(count: number): Buffer {
    const bytes = this.#held.subarray(0, count);
    this.#held = this.#held.subarray(count);
    return bytes;
  }
}
