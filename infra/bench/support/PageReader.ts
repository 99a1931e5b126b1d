/** Has pages as a screen has them: fetched when they are shown, and those to come ahead where they may be. */
export class PageReader {
  readonly #fetchPage: (page: number) => Promise<Uint8Array>;
  readonly #isAhead: boolean;
  readonly #pages: number;
  readonly #pending = new Map<number, Promise<Uint8Array>>();
  /** When the picture of each page was there after it was turned to, ms of `performance.now`. */
  readonly seenAtMs = new Map<number, number>();
  #waiting: { page: number; wake: () => void }[] = [];

  constructor(options: { fetchPage: (page: number) => Promise<Uint8Array>; isAhead: boolean; pages: number }) {
    this.#fetchPage = options.fetchPage;
    this.#isAhead = options.isAhead;
    this.#pages = options.pages;
  }

  async turnTo(page: number): Promise<void> {
    await this.#get(page);
    if (this.seenAtMs.has(page)) return;
    this.seenAtMs.set(page, performance.now());
    for (const one of this.#waiting.filter((waiting) => waiting.page === page)) one.wake();
    if (this.#isAhead && page < this.#pages) void this.#get(page + 1).catch(() => undefined);
  }

  /** Resolves when the picture of this page is there, and the one ahead where it is fetched. */
  async untilSeen(page: number): Promise<void> {
    if (!this.seenAtMs.has(page)) await new Promise<void>((wake) => this.#waiting.push({ page, wake }));
    await this.#pending.get(page + 1)?.catch(() => undefined);
  }

  #get(page: number): Promise<Uint8Array> {
    const known = this.#pending.get(page) ?? this.#fetchPage(page);
    this.#pending.set(page, known);
    return known;
  }
}
