import { type ExportJob, exportJobSchema, exportQueue, type ExportResult } from '@assize/contracts/jobs/export';
import type { Logger } from '@assize/platform/log';
import type { RedisClient } from '@assize/platform/redis';
import { createNodeRedisClient, DelayedError, type Job, Worker } from 'bullmq';
import { createProgress } from '../platform/createProgress.ts';
import { asProductionError } from '../platform/ProductionError.ts';
import type { ExportContext } from './ExportContext.ts';
import { makePackage } from './makePackage.ts';

const againMs = 2000;

export interface ExportWorkerOptions {
  redis: RedisClient;
  log: Logger;
  making: Omit<ExportContext, 'signal' | 'onProgress' | 'warn'>;
}

/**
 * Makes packages, one at a time, beside production, which they must not hold up. A job that the process is told to stop
 * in, or whose process dies, is taken up again by any worker; the files that were made by then are kept.
 */
export class ExportWorker {
  readonly #options: ExportWorkerOptions;
  readonly #worker: Worker<ExportJob, ExportResult>;
  readonly #connection: RedisClient;
  readonly #stopping = new AbortController();

  constructor(options: ExportWorkerOptions) {
    this.#options = options;
    this.#connection = options.redis.duplicate();
    const warn = (error: Error): void => options.log.warn({ err: error.message }, 'queue of packages');
    const connection = createNodeRedisClient(this.#connection as never);
    connection.on('error', warn);
    const timing = { lockDuration: 15_000, stalledInterval: 5000, maxStalledCount: 20 };
    this.#worker = new Worker(exportQueue, (job, token) => this.#process(job, token), { connection, prefix: 'assize', concurrency: 1, ...timing });
    this.#worker.on('error', warn);
  }

  async #process(job: Job<ExportJob, ExportResult>, token: string | undefined): Promise<ExportResult> {
    const { log, making } = this.#options;
    const order = exportJobSchema.parse(job.data);
    const onProgress = createProgress((progress) => void job.updateProgress(progress).catch(() => undefined), Date.now);
    try {
      const result = await makePackage(
        { ...making, signal: this.#stopping.signal, onProgress, warn: (details, message) => log.warn({ ...order, ...details }, message) },
        order,
      );
      log.info({ ...order, bytes: result.bytes }, 'package made');
      return result;
    } catch (error) {
      const failure = asProductionError(error);
      if (this.#stopping.signal.aborted) {
        await job.moveToDelayed(Date.now() + againMs, token); // without counting an attempt
        throw new DelayedError();
      }
      log.error({ ...order, failure: failure.productionCause, err: failure.cause }, 'package not made');
      throw failure;
    }
  }

  /** Stops what runs and puts it back into the queue. */
  async close(): Promise<void> {
    this.#stopping.abort();
    await this.#worker.close();
    this.#connection.destroy(); // BullMQ leaves open what it was given
  }
}
