import { open, type FileHandle } from 'node:fs/promises';

/** A write's size: many files are open at once, so a chunk of each must be small. */
const chunkBytes = 1 << 18;

/** A file written from its beginning, in large pieces: what is added waits in memory for flush(). */
export class FileSink {
  readonly path: string;
  #handle: FileHandle | undefined;
  #full: Buffer[] = [];
  #chunk: Buffer = Buffer.alloc(0);
  #used = 0;
  #size = 0;
  #written = 0;

  constructor(path: string) {
    this.path = path;
  }

  /** Bytes added. */
  get size(): number {
    return this.#size;
  }
  get isDue(): boolean {
    return this.#full.length > 0;
  }

  add(bytes: Uint8Array): void {
    for (let from = 0; from < bytes.length;) {
      if (this.#used === this.#chunk.length) this.#turn();
      const count = Math.min(bytes.length - from, this.#chunk.length - this.#used);
      this.#chunk.set(count === bytes.length ? bytes : bytes.subarray(from, from + count), this.#used);
      this.#used += count;
      from += count;
    }
    this.#size += bytes.length;
  }

  #turn(): void {
    if (this.#used > 0) this.#full.push(this.#chunk);
    this.#chunk = Buffer.allocUnsafe(chunkBytes);
    this.#used = 0;
  }

  async flush(): Promise<void> {
    this.#handle ??= await open(this.path, 'wx');
    for (const chunk of this.#full.splice(0)) await this.#write(chunk, this.#written, true);
  }

  /** Writes what is left, and then over what was written before. */
  async close(patches: readonly { at: number; bytes: Buffer }[]): Promise<void> {
    this.#full.push(this.#chunk.subarray(0, this.#used));
    try {
      await this.flush();
      for (const { at, bytes } of patches) await this.#write(bytes, at, false);
    } finally {
      await this.cancel();
    }
  }

  async #write(bytes: Buffer, at: number, isNew: boolean): Promise<void> {
    for (let from = 0; from < bytes.length;) from += (await this.#handle?.write(bytes, from, bytes.length - from, at + from))?.bytesWritten ?? 0;
    if (isNew) this.#written += bytes.length;
  }

  /** Leaves the file as it is. */
  async cancel(): Promise<void> {
    await this.#handle?.close();
    this.#handle = undefined;
  }
}
