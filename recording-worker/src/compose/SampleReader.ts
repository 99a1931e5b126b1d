/** Reads 32-bit float samples from a byte stream, in order, as many as are asked for. */
export class SampleReader {
  readonly #chunks: AsyncIterator<Buffer>;
  #held: Buffer = Buffer.alloc(0);
  #position = 0;
  #isEnded = false;

  constructor(source: NodeJS.ReadableStream) {
    this.#chunks = source[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  }

  /** The `count` samples from `from` on; those before are dropped, those that never come are silence. */
  async read(from: number, count: number): Promise<Float32Array> {
    await this.#take(from - this.#position);
    const bytes = await this.#take(count);
    const samples = new Float32Array(count);
    Buffer.from(samples.buffer).set(bytes);
    return samples;
  }

  async #take(count: number): Promise<Buffer> {
    if (count <= 0) return Buffer.alloc(0);
    const wanted = count * 4;
    const parts = [this.#held];
    let length = this.#held.length;
    while (length < wanted && !this.#isEnded) {
      const next = await this.#chunks.next();
      if (next.done) this.#isEnded = true;
      else {
        parts.push(next.value);
        length += next.value.length;
      }
    }
    const all = parts.length === 1 ? this.#held : Buffer.concat(parts);
    this.#held = all.subarray(Math.min(wanted, all.length));
    this.#position += count;
    return all.subarray(0, wanted);
  }
}
