import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { documentKeys, type PageSize } from '@assize/contracts/hearing/evidence/pages';
import type { ProductionOrder } from '@assize/contracts/recording/products';
import type { ObjectStore } from '@assize/platform/store/ObjectStore';
import type { FfmpegOptions } from '../../ffmpeg/FfmpegProcess.ts';
import { runFfmpeg } from '../../ffmpeg/runFfmpeg.ts';
import { DocumentCache } from '../../pages/DocumentCache.ts';
import { drawPages } from '../../pages/drawPages.ts';
import { createScratch } from '../../platform/createScratch.ts';
import type { Still } from '../drawBackground.ts';
import { drawPanel } from './drawPanel.ts';
import type { ShownPane } from './shownOf.ts';

interface Options {
  store: ObjectStore;
  order: Pick<ProductionOrder, 'documents'>;
  tool: Omit<FfmpegOptions, 'args'>;
  warn: (details: Record<string, unknown>, message: string) => void;
}

/** Slices are drawn in the order of the recording, a few at a time: what was shown long before comes no more. */
const kept = 32;

/** Panels of what was shown, as planar YUV of the panel's size; each of the last few is drawn once. */
export class ExhibitPictures {
  readonly #options: Options;
  readonly #cache: DocumentCache;
  readonly #drawn = new Map<string, Promise<Still>>();
  #count = 0;

  constructor(options: Options) {
    this.#options = options;
    this.#cache = new DocumentCache(options.store, join(options.tool.cwd, 'documents'));
  }

  get(panes: readonly ShownPane[]): Promise<Still> {
    const key = JSON.stringify(panes);
    const still = this.#drawn.get(key) ?? this.#draw(panes, `exhibit-${String(++this.#count)}`);
    // The map is in the order of the last use.
    this.#drawn.delete(key);
    this.#drawn.set(key, still);
    const [oldest] = this.#drawn.keys();
    if (oldest !== undefined && this.#drawn.size > kept) this.#drawn.delete(oldest);
    return still;
  }

  async #draw(panes: readonly ShownPane[], name: string): Promise<Still> {
    const { tool } = this.#options;
    await writeFile(join(tool.cwd, `${name}.png`), await drawPanel(panes, (pane) => this.#pageOf(pane)));
    const args = ['-i', `${name}.png`, '-vf', 'scale=out_range=tv:out_color_matrix=bt601', '-pix_fmt', 'yuv420p', '-f', 'rawvideo', `${name}.yuv`];
    await runFfmpeg({ ...tool, args });
    const still = await readFile(join(tool.cwd, `${name}.yuv`));
    for (const ending of ['png', 'yuv']) await rm(join(tool.cwd, `${name}.${ending}`), { force: true });
    return still;
  }

  /** The page as it was made for the screen, or made now; a page that cannot be made leaves its place empty, and its name stands above it. */
  async #pageOf({ documentId, page, region }: ShownPane): Promise<Buffer | undefined> {
    const { store, order, tool, warn } = this.#options;
    const document = order.documents.find((one) => one.documentId === documentId);
    if (!document) return undefined;
    const size: PageSize = region && region.width < 7000 ? 'zoom' : 'screen';
    const key = documentKeys.page(document.hearingId, documentId, page, size);
    try {
      if (!(await store.stat(key))) {
        const scratch = await createScratch(tool.cwd, 'pages');
        const context = { store, cache: this.#cache, maxPages: Infinity, signal: tool.signal };
        await drawPages(context, { kind: 'draw', ...document, from: page, to: page, sizes: [size] }, scratch.path);
      }
      return await buffer(await store.open(key));
    } catch (error) {
      if (tool.signal.aborted) throw error;
      warn({ documentId, page, err: error }, 'a page is missing in the picture');
      return undefined;
    }
  }
}
