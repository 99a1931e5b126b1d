import { createNodeRedisClient, DelayedError, type Job, Worker } from 'bullmq';
import type { Counter, Histogram } from 'prom-client';
import type { Logger } from '@assize/platform/log';
import type { RedisClient } from '@assize/platform/redis';
import { recordingJobSchema, recordingQueue, type RecordingJob, type RecordingResult } from '@assize/contracts/jobs/recording';
import { createProgress } from './platform/createProgress.ts';
import { asProductionError } from './platform/ProductionError.ts';
import { runStep } from './steps/runStep.ts';
import type { StepContext } from './steps/StepContext.ts';

/** Jobs at a time; of them one composes, so that a new recording's tracks never wait for an old one's video. */
const concurrency = 3;
const composeAgainMs = 2000;

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
  #isComposing = false;

  private constructor(options: RecordingWorkerOptions) {
    this.#options = options;
    this.#connection = options.redis.duplicate();
    const connection = createNodeRedisClient(this.#connection as never);
    const warn = (error: Error): void => options.log.warn({ err: error.message }, 'queue');
    connection.on('error', warn);
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
    if (order.step !== 'compose') return this.#run(job, order, token);
    if (this.#isComposing) return this.#postpone(job, token);
    this.#isComposing = true;
    try {
      return await this.#run(job, order, token);
    } finally {
      this.#isComposing = false;
    }
  }

  async #run(job: Job<RecordingJob, RecordingResult>, order: RecordingJob, token: string | undefined): Promise<RecordingResult> {
    const { log, metrics, steps } = this.#options;
    const about = { recordingId: order.recordingId, step: order.step, fence: order.fence };
    const tell = createProgress((progress) => void job.updateProgress(progress).catch(() => undefined), Date.now);
    const endTimer = metrics.seconds.startTimer({ step: order.step });
    try {
      const result = await runStep(
        { ...steps, signal: this.#stopping.signal, onProgress: tell, warn: (details, message) => log.warn({ ...about, ...details }, message) },
        order,
      );
      metrics.jobs.inc({ step: order.step, result: 'done' });
      log.info({ ...about, seconds: endTimer() }, 'step done');
      return result;
    } catch (error) {
      const failure = asProductionError(error);
      if (failure.productionCause === 'stopped') return this.#postpone(job, token);
      metrics.jobs.inc({ step: order.step, result: failure.productionCause });
      log.error({ ...about, failure: failure.productionCause, err: failure.cause }, 'step failed');
      throw failure;
    }
  }

  /** Puts the job back without counting an attempt. */
  async #postpone(job: Job<RecordingJob, RecordingResult>, token: string | undefined): Promise<never> {
    await job.moveToDelayed(Date.now() + composeAgainMs, token);
    throw new DelayedError();
  }

  /** Stops what runs and puts it back into the queue. */
  async close(): Promise<void> {
    this.#stopping.abort();
    await this.#worker.close();
    this.#connection.destroy(); // BullMQ leaves open what it was given
  }
}
