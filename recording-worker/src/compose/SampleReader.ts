import { ExactReader } from '@assize/platform/ExactReader';

/** Reads 32-bit float samples from a byte stream, in order, as many as are asked for. */
export class SampleReader {
  readonly #bytes: ExactReader;
  #position = 0;

  constructor(source: NodeJS.ReadableStream) {
    this.#bytes = new ExactReader(source);
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
    this.#position += count;
    return this.#bytes.takeUpTo(count * 4);
  }
}
