import { availableParallelism } from 'node:os';
import { composePartJobSchema, type ComposePartJob, composePartsQueue } from '@assize/contracts/jobs/composeParts';
import { recordingJobId, recordingQueue } from '@assize/contracts/jobs/recording';
import type { RedisClient } from '@assize/platform/redis';
import { createNodeRedisClient, DelayedError, Job, Queue, Worker } from 'bullmq';
import { createProgress } from '../platform/createProgress.ts';
import { asProductionError } from '../platform/ProductionError.ts';
import type { RecordingWorkerOptions } from '../RecordingWorker.ts';
import { runPart } from '../steps/composeParts.ts';

/** Parts at a time in one process: each keeps a core busy. */
const concurrency = Math.max(1, Math.min(availableParallelism(), 4));
const againMs = 2000;

/** Makes parts of compositions, whosever turn it is; many processes on many machines do at the same time. */
export class PartsWorker {
  readonly #options: RecordingWorkerOptions;
  readonly #worker: Worker<ComposePartJob>;
  /** Of steps, to tell their progress. */
  readonly #steps: Queue;
  readonly #connections: RedisClient[];
  readonly #stopping = new AbortController();

  constructor(options: RecordingWorkerOptions) {
    this.#options = options;
    this.#connections = [options.redis.duplicate(), options.redis.duplicate()];
    const warn = (error: Error): void => options.log.warn({ err: error.message }, 'queue of parts');
    const [forWorker, forSteps] = this.#connections.map((one) => createNodeRedisClient(one as never).on('error', warn)) as [never, never];
    this.#steps = new Queue(recordingQueue, { connection: forSteps, prefix: 'assize' });
    this.#steps.on('error', warn);
    // A machine that draws on all its cores is late with its word; a part begun twice is work lost, and no more.
    const timing = { lockDuration: 30_000, stalledInterval: 10_000, maxStalledCount: 20 };
    this.#worker = new Worker(composePartsQueue, (job, token) => this.#process(job, token), {
      connection: forWorker,
      prefix: 'assize',
      concurrency,
      ...timing,
    });
    this.#worker.on('error', warn);
  }

  get isRunning(): boolean {
    return this.#worker.isRunning();
  }

  async #process(job: Job<ComposePartJob>, token: string | undefined): Promise<void> {
    const { recordingId, fence, part } = composePartJobSchema.parse(job.data);
    const { log, metrics, steps } = this.#options;
    const about = { recordingId, fence, part };
    const step = await Job.fromId(this.#steps, recordingJobId({ recordingId, fence, step: 'compose' }));
    const tell = createProgress((progress) => void step?.updateProgress(progress).catch(() => undefined), Date.now, step?.timestamp);
    const warn = (details: Record<string, unknown>, message: string): void => log.warn({ ...about, ...details }, message);
    const endTimer = metrics.seconds.startTimer({ step: 'composePart' });
    try {
      await runPart({ ...steps, signal: this.#stopping.signal, onProgress: tell, warn }, recordingId, part);
      metrics.jobs.inc({ step: 'composePart', result: 'done' });
      log.info({ ...about, seconds: endTimer() }, 'part done');
    } catch (error) {
      const failure = asProductionError(error);
      if (failure.productionCause === 'stopped') {
        // Put back without counting an attempt.
        await job.moveToDelayed(Date.now() + againMs, token);
        throw new DelayedError();
      }
      metrics.jobs.inc({ step: 'composePart', result: failure.productionCause });
      log.error({ ...about, failure: failure.productionCause, err: failure.cause }, 'part failed');
      throw failure;
    }
  }

  /** Stops what runs and puts it back into the queue. */
  async close(): Promise<void> {
    this.#stopping.abort();
    await this.#worker.close();
    await this.#steps.close();
    for (const one of this.#connections) one.destroy(); // BullMQ leaves open what it was given
  }
}
