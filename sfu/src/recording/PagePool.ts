const pageBytes = 64 * 1024;
/** A second of a large hearing; what a slow disk made necessary beyond that is left to the garbage collector. */
const keptPages = 64;

/** Pages of memory that are used over and over, so that a recording makes no garbage of its own. */
export class PagePool {
  readonly #own = new WeakSet<ArrayBufferLike>();
  readonly #free: Buffer[] = [];

  /** A page with room for so many bytes; its content is whatever it was. */
  take(leastBytes: number): Buffer {
    if (leastBytes > pageBytes) return Buffer.allocUnsafeSlow(leastBytes);
    const free = this.#free.pop();
    if (free) return free;
    const page = Buffer.allocUnsafeSlow(pageBytes);
    this.#own.add(page.buffer);
    return page;
  }

  /** A page, or a part of one from its start, that nobody reads any more; other memory is not kept. */
  give(part: Buffer): void {
    if (this.#own.has(part.buffer) && this.#free.length < keptPages) this.#free.push(Buffer.from(part.buffer));
  }
}
