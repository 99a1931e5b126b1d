import type { JobKind } from '@assize/contracts/jobs/JobKind';
import { type RecordingProgress, recordingProgressSchema } from '@assize/contracts/jobs/recording';
import { connectQueue, type QueueConnection } from '@assize/platform/connectQueue';
import type { RedisClient } from '@assize/platform/redis';
import { Queue } from 'bullmq';

type JobReport<Result> =
  | { state: 'missing' }
  | { state: 'pending'; progress: RecordingProgress | null }
  | { state: 'done'; result: Result }
  | { state: 'failed'; cause: string };

/** A queue of work for the recording-worker, as the server sees it: orders jobs and looks how they stand. */
export class JobQueue<Order, Result> {
  readonly #queue: Queue;
  readonly #connection: QueueConnection;
  readonly #kind: JobKind<Order, Result>;

  constructor(redis: RedisClient, kind: JobKind<Order, Result>) {
    this.#kind = kind;
    const ignore = (): void => undefined; // Redis is away: the reconciler looks again
    this.#connection = connectQueue(redis, ignore);
    this.#queue = new Queue(kind.queue, { connection: this.#connection.client, prefix: 'assize' });
    this.#queue.on('error', ignore);
  }

  /** The same order again is queued once. */
  async order(order: Order): Promise<void> {
    await this.#queue.add(this.#kind.queue, order, {
      jobId: this.#kind.idOf(order),
      attempts: 5,
      backoff: { type: 'exponential', delay: 1000 },
      removeOnComplete: { age: 24 * 3600 },
      removeOnFail: { age: 7 * 24 * 3600 },
    });
  }

  async report(order: Order): Promise<JobReport<Result>> {
    const id = this.#kind.idOf(order);
    // The state first, then the job: read the other way round, a job that ends between the two looks done without a result.
    const state = await this.#queue.getJobState(id);
    const found = await this.#queue.getJob(id);
    if (!found) return { state: 'missing' };
    if (state === 'completed') {
      const result = this.#kind.resultSchema.safeParse(found.returnvalue);
      return result.success ? { state: 'done', result: result.data } : { state: 'failed', cause: 'unreadableResult' };
    }
    if (state === 'failed') return { state: 'failed', cause: found.failedReason.slice(0, 200) };
    if (state === 'unknown') return { state: 'missing' };
    const progress = recordingProgressSchema.safeParse(found.progress);
    return { state: 'pending', progress: progress.success ? progress.data : null };
  }

  async assertReachable(): Promise<void> {
    await this.#queue.getJobCountByTypes('waiting');
  }

  close(): Promise<void> {
    return this.#connection.close(this.#queue);
  }
}
