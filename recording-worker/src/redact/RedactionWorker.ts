import { redactionJobSchema, redactionQueue, type RedactionJob, type RedactionResult } from '@assize/contracts/jobs/redaction';
import type { Logger } from '@assize/platform/log';
import type { RedisClient } from '@assize/platform/redis';
import { createNodeRedisClient, DelayedError, type Job, Worker } from 'bullmq';
import { createProgress } from '../platform/createProgress.ts';
import { asProductionError } from '../platform/ProductionError.ts';
import type { StepContext } from '../steps/StepContext.ts';
import { runRedact } from './runRedact.ts';

const againMs = 2000;
interface RedactionWorkerOptions {
  redis: RedisClient;
  log: Logger;
  steps: Omit<StepContext, 'signal' | 'onProgress' | 'warn'>;
}

/** Takes orders of redacted copies from their queue, one at a time; a killed worker's is taken up again by any other. */
export class RedactionWorker {
  readonly #options: RedactionWorkerOptions;
  readonly #worker: Worker<RedactionJob, RedactionResult>;
  readonly #connection: RedisClient;
  readonly #stopping = new AbortController();

  constructor(options: RedactionWorkerOptions) {
    this.#options = options;
    this.#connection = options.redis.duplicate();
    const connection = createNodeRedisClient(this.#connection as never);
    const warn = (error: Error): void => options.log.warn({ err: error.message }, 'queue');
    connection.on('error', warn);
    const timing = { lockDuration: 15_000, stalledInterval: 5000, maxStalledCount: 20 };
    this.#worker = new Worker(redactionQueue, (job, token) => this.#process(job, token), { connection, prefix: 'assize', concurrency: 1, ...timing });
    this.#worker.on('error', warn);
  }

  async #process(job: Job<RedactionJob, RedactionResult>, token: string | undefined): Promise<RedactionResult> {
    const order = redactionJobSchema.parse(job.data);
    const { log, steps } = this.#options;
    const about = { recordingId: order.recordingId, redactionId: order.redactionId };
    const onProgress = createProgress((progress) => void job.updateProgress(progress).catch(() => undefined), Date.now);
    try {
      return await runRedact(
        { ...steps, signal: this.#stopping.signal, onProgress, warn: (details, message) => log.warn({ ...about, ...details }, message) },
        order,
      );
    } catch (error) {
      const failure = asProductionError(error);
      if (failure.productionCause === 'stopped') {
        await job.moveToDelayed(Date.now() + againMs, token);
        throw new DelayedError();
      }
      log.error({ ...about, failure: failure.productionCause, err: failure.cause }, 'redaction failed');
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
