import type { PageSize } from '@assize/contracts/hearing/evidence/pages';
import type { EvidenceDocument } from '@assize/contracts/hearing/evidence/wire';
import { LRUCache } from 'lru-cache';
import PQueue from 'p-queue';
import type { DocumentPages } from './DocumentPages.ts';
import { type Pixels, readPixels, watermark } from './watermark.ts';

/** A page that is before the court comes first, then one that its viewer fetches ahead, then one that nobody asked for yet. */
export const markPriority = { shown: 2, ahead: 1, expected: 0 } as const;
export type MarkPriority = (typeof markPriority)[keyof typeof markPriority];

interface Asked {
  document: Pick<EvidenceDocument, 'documentId' | 'mime'>;
  page: number;
  size: PageSize;
  /** Who looks. */
  words: string;
}
const keptMs = 5 * 60_000;
/** Pages as pixels, about 5 MB each: everybody in court is given the same one in the same second. */
const keptPixels = 12;
const keptPages = 400;
/** As many at a time as keep a core free for the court itself on a small machine. */
const concurrency = 2;

/** Pages with their viewer's name in them, drawn in the order of need, each once. */
export class MarkedPages {
  readonly #pages: DocumentPages;
  readonly #queue = new PQueue({ concurrency });
  readonly #marked = new LRUCache<string, Promise<Buffer>>({ max: keptPages, ttl: keptMs });
  readonly #pixels = new LRUCache<string, Promise<Pixels>>({ max: keptPixels, ttl: keptMs });

  constructor(pages: DocumentPages) {
    this.#pages = pages;
  }

  get(asked: Asked, priority: MarkPriority): Promise<Buffer> {
    const { document, page, size, words } = asked;
    const id = [document.documentId, String(page), size, words].join(' ');
    const known = this.#marked.get(id);
    if (known) {
      // Waiting until now, it is wanted sooner; what is being drawn or done is in the queue no more.
      if (this.#queue.sizeBy({ priority: markPriority.expected }) + this.#queue.sizeBy({ priority: markPriority.ahead }) > 0) this.#hurry(id, priority);
      return known;
    }
    const marked = this.#queue.add(() => this.#draw(asked), { id, priority });
    this.#marked.set(id, marked);
    marked.catch(() => this.#marked.delete(id));
    return marked;
  }

  #hurry(id: string, priority: MarkPriority): void {
    try {
      this.#queue.setPriority(id, priority);
    } catch {
      // It is not waiting.
    }
  }

  async #draw({ document, page, size, words }: Asked): Promise<Buffer> {
    const key = [document.documentId, String(page), size].join(' ');
    const pixels = this.#pixels.get(key) ?? this.#pages.imageOf(document, page, size).then(readPixels);
    this.#pixels.set(key, pixels);
    pixels.catch(() => this.#pixels.delete(key));
    return watermark(await pixels, words);
  }
}
