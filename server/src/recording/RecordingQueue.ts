import {
  recordingJobId,
  type RecordingJob,
  recordingProgressSchema,
  recordingQueue,
  type RecordingProgress,
  type RecordingResult,
  recordingResultSchema,
} from '@assize/contracts/jobs/recording';
import type { RedisClient } from '@assize/platform/redis';
import { createNodeRedisClient, Queue } from 'bullmq';

export type JobReport =
  | { state: 'missing' }
  | { state: 'pending'; progress: RecordingProgress | null }
  | { state: 'done'; result: RecordingResult }
  | { state: 'failed'; cause: string };

/** The queue of production, as the server sees it: orders steps and looks how they stand. */
export class RecordingQueue {
  readonly #queue: Queue;
  readonly #connection: RedisClient;

  constructor(redis: RedisClient) {
    this.#connection = redis.duplicate();
    const client = createNodeRedisClient(this.#connection as never);
    client.on('error', () => undefined); // Redis is away: the reconciler looks again
    this.#queue = new Queue(recordingQueue, { connection: client, prefix: 'assize' });
    this.#queue.on('error', () => undefined);
  }

  /** Orders a step; the same step of the same fence is never queued twice. */
  async order(job: RecordingJob): Promise<void> {
    await this.#queue.add(job.step, job, {
      jobId: recordingJobId(job),
      attempts: 5,
      backoff: { type: 'exponential', delay: 1000 },
      removeOnComplete: { age: 24 * 3600 },
      removeOnFail: { age: 7 * 24 * 3600 },
    });
  }

  async report(job: RecordingJob): Promise<JobReport> {
    // The state first, then the job: read the other way round, a job that ends between the two looks done without a result.
    const state = await this.#queue.getJobState(recordingJobId(job));
    const found = await this.#queue.getJob(recordingJobId(job));
    if (!found) return { state: 'missing' };
    if (state === 'completed') {
      const result = recordingResultSchema.safeParse(found.returnvalue);
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

  async close(): Promise<void> {
    await this.#queue.close();
    this.#connection.destroy(); // BullMQ leaves open what it was given
  }
}
