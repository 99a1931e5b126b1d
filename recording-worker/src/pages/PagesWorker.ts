import { buffer } from 'node:stream/consumers';
import { documentKeys, type PagesManifest, pagesManifestSchema } from '@assize/contracts/hearing/evidence/pages';
import { type PagesJob, pagesJobId, pagesJobSchema, pagesPriority, pagesQueue, type WordsJob, wordsQueue } from '@assize/contracts/jobs/pages';
import type { ObjectStore } from '@assize/platform/store/ObjectStore';
import { createScratch } from '../platform/createScratch.ts';
import { type Doing, JobWorker, type JobWorkerOptions } from '../platform/JobWorker.ts';
import { openQueue, type OpenQueue } from '../platform/openQueue.ts';
import { DocumentCache } from './DocumentCache.ts';
import { drawPages } from './drawPages.ts';
import { openDocument } from './openDocument.ts';
import { orderWords } from './words/orderWords.ts';
import { PageFaultError } from './PageFaultError.ts';

/** Pages drawn in one job: so long does a page that somebody waits for wait at the most. */
const pagesAJob = 8;
const keeping = { attempts: 2, removeOnComplete: true, removeOnFail: { age: 3600 } } as const;

interface PagesWorkerOptions extends Pick<JobWorkerOptions<PagesJob, void>, 'redis' | 'log'> {
  store: ObjectStore;
  workDir: string;
  maxPages: number;
  /** Whether there is a worker that reads the words of pages that have none. */
  readsWords: boolean;
}

/** Makes pages of documents, off everybody's way: what a stranger uploaded is read in confinement, and a fault of it is written down. */
export class PagesWorker extends JobWorker<PagesJob, void> {
  readonly #options: PagesWorkerOptions;
  readonly #cache: DocumentCache;
  readonly #jobs: OpenQueue<PagesJob>;
  readonly #words: OpenQueue<WordsJob> | null;

  constructor(options: PagesWorkerOptions) {
    const { redis, log, store, workDir } = options;
    const kind = { queue: pagesQueue, jobSchema: pagesJobSchema };
    // What fails here is a document's fault for the most part, and no operator's.
    super({ redis, log, kind, makes: 'pages', concurrency: 2, againMs: 1000, failureLevel: 'warn' });
    this.#options = options;
    this.#cache = new DocumentCache(store, workDir);
    this.#jobs = openQueue(redis, pagesQueue, this.warnOfQueue);
    this.#words = options.readsWords ? openQueue(redis, wordsQueue, this.warnOfQueue) : null;
  }

  protected about({ documentId, kind }: PagesJob) {
    return { documentId, kind };
  }

  protected async perform(order: PagesJob, { signal }: Doing): Promise<void> {
    const { store, workDir, maxPages } = this.#options;
    const scratch = await createScratch(workDir, 'pages');
    const context = { store, cache: this.#cache, maxPages, signal };
    try {
      if (order.kind === 'draw') {
        await drawPages(context, order, scratch.path);
        if (this.#words) await orderWords(store, this.#words.queue, order);
      } else await this.#open(order, () => openDocument(context, order, scratch.path));
    } finally {
      await scratch.remove();
    }
  }

  /** Once and for ever: a manifest that is there is as it is, unless there was no renderer. */
  async #open(order: PagesJob, look: () => Promise<PagesManifest>): Promise<void> {
    const { store } = this.#options;
    const key = documentKeys.manifest(order.hearingId, order.documentId);
    const known = (await store.stat(key)) ? pagesManifestSchema.parse(JSON.parse((await buffer(await store.open(key))).toString())) : undefined;
    const manifest = known?.status === 'ready' ? known : await look().catch(asFailed);
    await store.put(key, JSON.stringify(manifest));
    if (manifest.status === 'failed') {
      if (manifest.fault === 'noRenderer') throw new PageFaultError('noRenderer');
      return;
    }
    if (manifest.media) return;
    const { hearingId, documentId, mime } = order;
    const orders = Array.from({ length: Math.ceil(manifest.pages.length / pagesAJob) }, (_, index): PagesJob => {
      const [from, to] = [index * pagesAJob + 1, Math.min(manifest.pages.length, (index + 1) * pagesAJob)];
      return { kind: 'draw', hearingId, documentId, mime, from, to, sizes: ['screen', 'thumb'] };
    });
    await this.#jobs.queue.addBulk(
      orders.map((data, index) => ({ name: 'draw', data, opts: { jobId: pagesJobId(data), priority: pagesPriority.ahead + index, ...keeping } })),
    );
  }

  override async close(): Promise<void> {
    await super.close();
    await this.#jobs.close();
    await this.#words?.close();
  }
}

function asFailed(error: unknown): PagesManifest {
  if (error instanceof PageFaultError) return { status: 'failed', fault: error.fault };
  throw error;
}
