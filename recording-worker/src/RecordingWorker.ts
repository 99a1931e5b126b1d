import { createNodeRedisClient, DelayedError, type Job, UnrecoverableError, WaitingChildrenError, Worker } from 'bullmq';
import type { Counter, Histogram } from 'prom-client';
import type { Logger } from '@assize/platform/log';
import type { RedisClient } from '@assize/platform/redis';
import { recordingJobSchema, recordingQueue, type RecordingJob, type RecordingResult } from '@assize/contracts/jobs/recording';
import { createProgress } from './platform/createProgress.ts';
import { asProductionError } from './platform/ProductionError.ts';
import { PartsQueue } from './parts/PartsQueue.ts';
import { PartsFailedError } from './parts/PartsFailedError.ts';
import { planParts } from './steps/composeParts.ts';
import { runStep } from './steps/runStep.ts';
import type { StepContext } from './steps/StepContext.ts';

/**
 * Steps at a time, each a block of its journal in turn: of hearings that close together the short ones are assembled
 * first, and none waits for another's video, whose parts have a worker of their own.
 */
const concurrency = 12;
const againMs = 2000;

export interface RecordingWorkerOptions {
  redis: RedisClient;
  log: Logger;
  steps: Omit<StepContext, 'signal' | 'onProgress' | 'warn'>;
  metrics: { jobs: Counter<'step' | 'result'>; seconds: Histogram<'step'> };
}

/**
 * Takes production jobs from the queue. A job that the process is told to stop in, or whose process dies, is
 * taken up again by any worker; what its step had finished by then is kept.
 */
export class RecordingWorker {
  readonly #options: RecordingWorkerOptions;
  readonly #worker: Worker<RecordingJob, RecordingResult>;
  readonly #connection: RedisClient;
  readonly #stopping = new AbortController();
  readonly #parts: PartsQueue;

  private constructor(options: RecordingWorkerOptions) {
    this.#options = options;
    this.#connection = options.redis.duplicate();
    const connection = createNodeRedisClient(this.#connection as never);
    const warn = (error: Error): void => options.log.warn({ err: error.message }, 'queue');
    connection.on('error', warn);
    this.#parts = new PartsQueue(options.redis, warn);
    const timing = { lockDuration: 15_000, stalledInterval: 5000, maxStalledCount: 20 };
    this.#worker = new Worker(recordingQueue, (job, token) => this.#process(job, token), { connection, prefix: 'assize', concurrency, ...timing });
    this.#worker.on('error', warn);
  }

  static create(options: RecordingWorkerOptions): RecordingWorker {
    return new RecordingWorker(options);
  }

  get isRunning(): boolean {
    return this.#worker.isRunning();
  }

  async #process(job: Job<RecordingJob, RecordingResult>, token: string | undefined): Promise<RecordingResult> {
    const order = recordingJobSchema.parse(job.data);
    const { log, metrics, steps } = this.#options;
    const about = { recordingId: order.recordingId, step: order.step, fence: order.fence };
    const tell = createProgress((progress) => void job.updateProgress(progress).catch(() => undefined), Date.now);
    const warn = (details: Record<string, unknown>, message: string): void => log.warn({ ...about, ...details }, message);
    const context = { ...steps, signal: this.#stopping.signal, onProgress: tell, warn };
    const endTimer = metrics.seconds.startTimer({ step: order.step });
    try {
      if (order.step === 'compose') await this.#awaitParts(job, order, context, token);
      const result = await runStep(context, order);
      metrics.jobs.inc({ step: order.step, result: 'done' });
      log.info({ ...about, seconds: endTimer() }, 'step done');
      return result;
    } catch (error) {
      if (error instanceof WaitingChildrenError) throw error;
      const failure = asProductionError(error);
      if (failure.productionCause === 'stopped') return this.#postpone(job, token);
      metrics.jobs.inc({ step: order.step, result: failure.productionCause });
      log.error({ ...about, failure: failure.productionCause, err: failure.cause }, 'step failed');
      // Parts that failed or vanished are ordered anew under the next fence, which finds the others made.
      const isFinal = order.step === 'compose' && (error instanceof PartsFailedError || failure.productionCause === 'productsMissing');
      throw isFinal ? new UnrecoverableError(failure.productionCause) : failure;
    }
  }

  /** Orders the parts of a composition, and gives the job back until all have ended. Throws PartsFailedError with the cause of one that failed. */
  async #awaitParts(job: Job, order: RecordingJob, context: StepContext, token: string | undefined): Promise<void> {
    const { processed = 0, unprocessed = 0, ignored = 0 } = await job.getDependenciesCount();
    if (processed + unprocessed + ignored === 0) {
      const parts = await planParts(context, order.recordingId);
      if (parts.length === 0) return;
      await this.#parts.order(job, order, parts);
    }
    if (await job.moveToWaitingChildren(token ?? '')) throw new WaitingChildrenError();
    const [reason] = Object.values(await job.getIgnoredChildrenFailures());
    if (reason !== undefined) throw new PartsFailedError(reason);
  }

  /** Puts the job back without counting an attempt. */
  async #postpone(job: Job<RecordingJob, RecordingResult>, token: string | undefined): Promise<never> {
    await job.moveToDelayed(Date.now() + againMs, token);
    throw new DelayedError();
  }

  /** Stops what runs and puts it back into the queue. */
  async close(): Promise<void> {
    this.#stopping.abort();
    await this.#worker.close();
    await this.#parts.close();
    this.#connection.destroy(); // BullMQ leaves open what it was given
  }
}
