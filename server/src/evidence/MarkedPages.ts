import { AppError } from '@assize/contracts/AppError';
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
/** Pages as pixels: everybody in court is given the same one in the same second. */
const keptPixelBytes = 128 << 20;
const keptPageBytes = 96 << 20;
/** As many at a time as leave a core to the court itself on a small machine. */
const concurrency = 2;
/** What is drawn is given, even when the cache has no room for it by then. */
const manner = { ttl: keptMs, ignoreFetchAbort: true } as const;

/** Pages with their viewer's name in them, drawn in the order of need, each once. */
export class MarkedPages {
  readonly #queue = new PQueue({ concurrency });
  readonly #pixels: LRUCache<string, Pixels, Asked>;
  readonly #marked: LRUCache<string, Buffer, { asked: Asked; priority: MarkPriority }>;

  constructor(pages: DocumentPages) {
    this.#pixels = new LRUCache<string, Pixels, Asked>({
      ...{ ...manner, maxSize: keptPixelBytes, sizeCalculation: ({ data }: Pixels) => data.length },
      fetchMethod: async (_key, _stale, { context: { document, page, size } }) => readPixels(await pages.imageOf(document, page, size)),
    });
    this.#marked = new LRUCache<string, Buffer, { asked: Asked; priority: MarkPriority }>({
      ...{ ...manner, maxSize: keptPageBytes, sizeCalculation: (jpeg: Buffer) => jpeg.length },
      fetchMethod: (id, _stale, { context: { asked, priority } }) => this.#queue.add(() => this.#draw(asked), { id, priority }),
    });
  }

  /** Throws what drawing throws: `unavailable` while nobody makes pages. */
  async get(asked: Asked, priority: MarkPriority): Promise<Buffer> {
    const id = [keyOf(asked), asked.words].join(' ');
    const marked = this.#marked.fetch(id, { context: { asked, priority } });
    // One that waits already may be wanted sooner by now.
    if (this.#queue.size > 0) this.#hurry(id, priority);
    const jpeg = await marked;
    if (!jpeg) throw new AppError('unavailable', { part: 'pages' });
    return jpeg;
  }

  #hurry(id: string, priority: MarkPriority): void {
    try {
      this.#queue.setPriority(id, priority);
    } catch {
      // It is not waiting.
    }
  }

  async #draw(asked: Asked): Promise<Buffer> {
    const pixels = await this.#pixels.fetch(keyOf(asked), { context: asked });
    if (!pixels) throw new AppError('unavailable', { part: 'pages' });
    return watermark(pixels, asked.words);
  }
}

function keyOf({ document, page, size }: Asked): string {
  return [document.documentId, String(page), size].join(' ');
}
