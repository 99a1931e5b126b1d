import { type RehearsalJob, rehearsalJobSchema, rehearsalQueue, type RehearsalResult } from '@assize/contracts/jobs/rehearsal';
import type { Logger } from '@assize/platform/log';
import type { RedisClient } from '@assize/platform/redis';
import type { ObjectStore } from '@assize/platform/store/ObjectStore';
import { createNodeRedisClient, DelayedError, type Job, Worker } from 'bullmq';
import { asProductionError } from '../platform/ProductionError.ts';
import { playRehearsal } from './playRehearsal.ts';

interface RehearsalWorkerOptions {
  redis: RedisClient;
  store: ObjectStore;
  masterKey: Buffer;
  workDir: string;
  ffmpeg: string;
  log: Logger;
}
const againMs = 500;

/** Makes what is played back of rehearsals: a queue of its own, for the clerk waits before the court can open. */
export class RehearsalWorker {
  readonly #options: RehearsalWorkerOptions;
  readonly #worker: Worker<RehearsalJob, RehearsalResult>;
  readonly #connection: RedisClient;
  readonly #stopping = new AbortController();

  constructor(options: RehearsalWorkerOptions) {
    this.#options = options;
    this.#connection = options.redis.duplicate();
    const warn = (error: Error): void => options.log.warn({ err: error.message }, 'queue of rehearsals');
    const connection = createNodeRedisClient(this.#connection as never).on('error', warn) as never;
    // Somebody waits: of a worker that was killed its job is taken up after a few seconds.
    const timing = { lockDuration: 6000, stalledInterval: 2000, maxStalledCount: 5 };
    this.#worker = new Worker(rehearsalQueue, (job, token) => this.#process(job, token), { connection, prefix: 'assize', concurrency: 2, ...timing });
    this.#worker.on('error', warn);
  }

  async #process(job: Job<RehearsalJob, RehearsalResult>, token: string | undefined): Promise<RehearsalResult> {
    const order = rehearsalJobSchema.parse(job.data);
    const { log } = this.#options;
    try {
      return await playRehearsal({ ...this.#options, signal: this.#stopping.signal }, order);
    } catch (error) {
      if (this.#stopping.signal.aborted) {
        await job.moveToDelayed(Date.now() + againMs, token);
        throw new DelayedError();
      }
      const failure = asProductionError(error);
      log.error({ rehearsalId: order.rehearsalId, failure: failure.productionCause, err: failure.cause }, 'rehearsal not made to play');
      throw failure;
    }
  }

  async close(): Promise<void> {
    this.#stopping.abort();
    await this.#worker.close();
    this.#connection.destroy(); // BullMQ leaves open what it was given
  }
}
