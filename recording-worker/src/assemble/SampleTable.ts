import { box } from './movieBox.ts';

/** Samples in a chunk of the table: about a second of pictures. */
const chunkSamples = 32;

/** Numbers that grow in number, four bytes each. */
class Column {
  #values = new Uint32Array(1024);
  count = 0;

  push(value: number): void {
    if (this.count === this.#values.length) {
      const more = new Uint32Array(this.count * 2);
      more.set(this.#values);
      this.#values = more;
    }
    this.#values[this.count++] = value;
  }
  bytes(): Buffer {
    const bytes = Buffer.from(this.#values.buffer.slice(0, this.count * 4));
    return bytes.swap32();
  }
}

/** What a movie's track says of its samples, in a few bytes each: sizes, times, key pictures and places. */
export class SampleTable {
  readonly #sizes = new Column();
  readonly #keys = new Column();
  /** Pairs: so many samples, so far apart; the last of them apart. */
  readonly #steps = new Column();
  #lastStep = { samples: 0, ticks: 0 };
  readonly #chunks: number[] = [];
  #at: number;
  #lastTicks: number | undefined;

  constructor(firstAt: number) {
    this.#at = firstAt;
  }

  /** `ticks`: when the sample is shown; never smaller than the one before. */
  add(bytes: number, ticks: number, isKey: boolean): void {
    if (this.#sizes.count % chunkSamples === 0) this.#chunks.push(this.#at);
    this.#sizes.push(bytes);
    if (isKey) this.#keys.push(this.#sizes.count);
    if (this.#lastTicks !== undefined) this.#step(ticks - this.#lastTicks);
    this.#lastTicks = ticks;
    this.#at += bytes;
  }

  #step(ticks: number): void {
    if (this.#lastStep.ticks !== ticks) this.#endSteps();
    this.#lastStep.ticks = ticks;
    this.#lastStep.samples++;
  }

  #endSteps(): void {
    if (this.#lastStep.samples === 0) return;
    this.#steps.push(this.#lastStep.samples);
    this.#steps.push(this.#lastStep.ticks);
    this.#lastStep.samples = 0;
  }

  boxes(endTicks: number): Buffer[] {
    this.#step(Math.max(0, endTicks - (this.#lastTicks ?? endTicks)));
    this.#endSteps();
    const rest = this.#sizes.count % chunkSamples;
    const full = Math.floor(this.#sizes.count / chunkSamples);
    const runs = [...(full > 0 ? [[1, chunkSamples, 1]] : []), ...(rest > 0 ? [[full + 1, rest, 1]] : [])];
    const places = Buffer.alloc(this.#chunks.length * 8);
    for (const [index, at] of this.#chunks.entries()) places.writeBigUInt64BE(BigInt(at), index * 8);
    return [
      box('stts', 0, this.#steps.count / 2, this.#steps.bytes()),
      box('stss', 0, this.#keys.count, this.#keys.bytes()),
      box('stsc', 0, runs.length, ...runs.flat()),
      box('stsz', 0, 0, this.#sizes.count, this.#sizes.bytes()),
      box('co64', 0, this.#chunks.length, places),
    ];
  }
}
