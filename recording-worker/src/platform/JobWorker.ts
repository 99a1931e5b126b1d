import type { JobKind } from '@assize/contracts/jobs/JobKind';
import type { Logger } from '@assize/platform/log';
import { connectQueue, type QueueConnection } from '@assize/platform/connectQueue';
import type { RedisClient } from '@assize/platform/redis';
import { DelayedError, type Job, UnrecoverableError, WaitingChildrenError, Worker } from 'bullmq';
import type { Counter, Histogram } from 'prom-client';
import { createProgress } from './createProgress.ts';
import { asProductionError, type ProductionError } from './ProductionError.ts';

export interface ProductionMetrics {
  jobs: Counter<'step' | 'result'>;
  seconds: Histogram<'step'>;
}

export interface JobWorkerOptions<Order, Result> {
  redis: RedisClient;
  log: Logger;
  kind: Pick<JobKind<Order, Result>, 'queue' | 'jobSchema'>;
  /** What one job makes, for the log: "package" is told of as "package done". */
  makes: string;
  /** Jobs at a time; 1 unless said. */
  concurrency?: number;
  /** The job of a worker that is silent for so long is taken up by another. */
  lockMs?: number;
  /** A job that the process is told to stop in is taken up again after this time. */
  againMs?: number;
  /** Of how grave a failure is to whoever runs the court. */
  failureLevel?: 'error' | 'warn';
  /** Where `measuredAs` has a name for a job, it is counted and timed here. */
  metrics?: ProductionMetrics;
}

/** What a job is done with, whatever it makes. */
export interface Doing {
  signal: AbortSignal;
  /** Part of it that is done, 0..1. */
  onProgress: (done: number) => void;
  /** For the log only. */
  warn: (details: Record<string, unknown>, message: string) => void;
}

/** A job as BullMQ hands it out. */
export interface TakenJob<Order, Result> {
  job: Job<Order, Result>;
  token: string | undefined;
}

/**
 * The frame of every worker on a queue: parses the order, has it performed, and fails with a closed cause. A job that
 * the process is told to stop in, or whose process dies, is taken up again by any worker without counting an attempt;
 * so what `perform` does must be the same when it is done again.
 */
export abstract class JobWorker<Order, Result> {
  readonly #options: JobWorkerOptions<Order, Result>;
  readonly #worker: Worker<Order, Result>;
  readonly #connection: QueueConnection;
  readonly #stopping = new AbortController();

  constructor(options: JobWorkerOptions<Order, Result>) {
    this.#options = options;
    const { redis, kind, concurrency = 1, lockMs = 15_000 } = options;
    this.#connection = connectQueue(redis, this.warnOfQueue);
    const { client: connection } = this.#connection;
    const timing = { lockDuration: lockMs, stalledInterval: lockMs / 3, maxStalledCount: 20 };
    this.#worker = new Worker(kind.queue, (job, token) => this.#process(job, token), { connection, prefix: 'assize', concurrency, ...timing });
    this.#worker.on('error', this.warnOfQueue);
  }

  /** Makes what was ordered; whatever it throws becomes a ProductionError. */
  protected abstract perform(order: Order, doing: Doing, taken: TakenJob<Order, Result>): Promise<Result>;

  /** What of the order is told with every line of the log. */
  protected abstract about(order: Order): Record<string, unknown>;

  /** The name of what is done, as the metrics have it. */
  protected measuredAs(_order: Order): string | undefined {
    return undefined;
  }

  /** Whether the same order again would fail again. */
  protected isFinal(_order: Order, _failure: ProductionError): boolean {
    return false;
  }

  protected readonly warnOfQueue = (error: Error): void => this.#options.log.warn({ err: error.message, queue: this.#options.kind.queue }, 'queue');

  get isRunning(): boolean {
    return this.#worker.isRunning();
  }

  async #process(job: Job<Order, Result>, token: string | undefined): Promise<Result> {
    const { log, kind, makes, againMs = 2000, failureLevel = 'error' } = this.#options;
    const order = kind.jobSchema.parse(job.data);
    const about = this.about(order);
    const onProgress = createProgress((progress) => void job.updateProgress(progress).catch(() => undefined), Date.now);
    const warn: Doing['warn'] = (details, message) => log.warn({ ...about, ...details }, message);
    const beganAtMs = performance.now();
    try {
      const result = await this.perform(order, { signal: this.#stopping.signal, onProgress, warn }, { job, token });
      const seconds = (performance.now() - beganAtMs) / 1000;
      this.#count(order, 'done', seconds);
      log.info({ ...about, seconds }, `${makes} done`);
      return result;
    } catch (error) {
      if (error instanceof WaitingChildrenError) throw error; // not failed: it is given out again when they have ended
      const failure = asProductionError(error);
      if (this.#stopping.signal.aborted || failure.productionCause === 'stopped') {
        await job.moveToDelayed(Date.now() + againMs, token); // without counting an attempt
        throw new DelayedError();
      }
      this.#count(order, failure.productionCause);
      log[failureLevel]({ ...about, failure: failure.productionCause, err: failure.cause }, `${makes} failed`);
      throw this.isFinal(order, failure) ? new UnrecoverableError(failure.productionCause) : failure;
    }
  }

  #count(order: Order, result: string, seconds?: number): void {
    const step = this.measuredAs(order);
    const { metrics } = this.#options;
    if (step === undefined || !metrics) return;
    metrics.jobs.inc({ step, result });
    if (seconds !== undefined) metrics.seconds.observe({ step }, seconds);
  }

  /** Stops what runs and puts it back into the queue. */
  async close(): Promise<void> {
    this.#stopping.abort();
    await this.#connection.close(this.#worker);
  }
}
