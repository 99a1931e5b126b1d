import { documentKeys, type PagesManifest, pagesManifestSchema } from '@assize/contracts/hearing/evidence/pages';
import { type PagesJob, pagesJobId, pagesJobSchema, pagesPriority, pagesQueue } from '@assize/contracts/jobs/pages';
import type { Logger } from '@assize/platform/log';
import type { RedisClient } from '@assize/platform/redis';
import type { ObjectStore } from '@assize/platform/store/ObjectStore';
import { createNodeRedisClient, DelayedError, type Job, Queue, Worker } from 'bullmq';
import { buffer } from 'node:stream/consumers';
import { createScratch } from '../platform/createScratch.ts';
import { DocumentCache } from './DocumentCache.ts';
import { drawPages } from './drawPages.ts';
import { openDocument } from './openDocument.ts';
import { PageFaultError } from './PageFaultError.ts';

const concurrency = 2;
/** Pages drawn in one job: so long does a page that somebody waits for wait at the most. */
const pagesAJob = 8;
const againMs = 1000;

export interface PagesWorkerOptions {
  redis: RedisClient;
  store: ObjectStore;
  workDir: string;
  maxPages: number;
  log: Logger;
}

/** Makes pages of documents, off everybody's way: what a stranger uploaded is read in confinement, and a fault of it is written down. */
export class PagesWorker {
  readonly #options: PagesWorkerOptions;
  readonly #cache: DocumentCache;
  readonly #worker: Worker;
  readonly #queue: Queue;
  readonly #connections: RedisClient[];
  readonly #stopping = new AbortController();

  constructor(options: PagesWorkerOptions) {
    this.#options = options;
    this.#cache = new DocumentCache(options.store, options.workDir);
    this.#connections = [options.redis.duplicate(), options.redis.duplicate()];
    const warn = (error: Error): void => options.log.warn({ err: error.message }, 'queue of pages');
    const [forWorker, forQueue] = this.#connections.map((one) => createNodeRedisClient(one as never).on('error', warn)) as [never, never];
    this.#queue = new Queue(pagesQueue, { connection: forQueue, prefix: 'assize' });
    const timing = { lockDuration: 15_000, stalledInterval: 5000, maxStalledCount: 20 };
    this.#worker = new Worker(pagesQueue, (job, token) => this.#process(job, token), { connection: forWorker, prefix: 'assize', concurrency, ...timing });
    this.#queue.on('error', warn);
    this.#worker.on('error', warn);
  }

  async #process(job: Job, token: string | undefined): Promise<void> {
    const order = pagesJobSchema.parse(job.data);
    const { log, store, workDir, maxPages } = this.#options;
    const about = { documentId: order.documentId, kind: order.kind };
    const scratch = await createScratch(workDir, 'pages');
    const context = { store, cache: this.#cache, maxPages, signal: this.#stopping.signal };
    try {
      if (order.kind === 'draw') await drawPages(context, order, scratch.path);
      else await this.#open(order, () => openDocument(context, order, scratch.path));
    } catch (error) {
      if (this.#stopping.signal.aborted) {
        await job.moveToDelayed(Date.now() + againMs, token);
        throw new DelayedError();
      }
      log.warn({ ...about, err: error }, 'pages not made');
      throw error;
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
    await this.#queue.addBulk(
      orders.map((data, index) => ({ name: 'draw', data, opts: { jobId: pagesJobId(data), priority: pagesPriority.ahead + index, ...keeping } })),
    );
  }

  async close(): Promise<void> {
    this.#stopping.abort();
    await this.#worker.close();
    await this.#queue.close();
    for (const one of this.#connections) one.destroy(); // BullMQ leaves open what it was given
  }
}

const keeping = { attempts: 2, removeOnComplete: true, removeOnFail: { age: 3600 } } as const;

function asFailed(error: unknown): PagesManifest {
  if (error instanceof PageFaultError) return { status: 'failed', fault: error.fault };
  throw error;
}
