import { redactionJobId, redactionQueue, type RedactionJob, type RedactionResult, redactionResultSchema } from '@assize/contracts/jobs/redaction';
import type { RedisClient } from '@assize/platform/redis';
import { createNodeRedisClient, Queue } from 'bullmq';

type Report = { state: 'missing' | 'pending' } | { state: 'done'; result: RedactionResult } | { state: 'failed'; cause: string };

/** The queue of redacted copies, as the server sees it; the same copy of the same fence is never queued twice. */
export class RedactionQueue {
  readonly #queue: Queue;
  readonly #connection: RedisClient;

  constructor(redis: RedisClient) {
    this.#connection = redis.duplicate();
    const client = createNodeRedisClient(this.#connection as never);
    client.on('error', () => undefined); // Redis is away: the reconciler looks again
    this.#queue = new Queue(redactionQueue, { connection: client, prefix: 'assize' });
    this.#queue.on('error', () => undefined);
  }

  async order(job: RedactionJob): Promise<void> {
    const options = { attempts: 5, backoff: { type: 'exponential', delay: 1000 }, removeOnComplete: { age: 24 * 3600 }, removeOnFail: { age: 7 * 24 * 3600 } };
    await this.#queue.add('redact', job, { jobId: redactionJobId(job), ...options });
  }

  async report(job: RedactionJob): Promise<Report> {
    // The state first, then the job: read the other way round, a job that ends between the two looks done without a result.
    const state = await this.#queue.getJobState(redactionJobId(job));
    const found = await this.#queue.getJob(redactionJobId(job));
    if (!found || state === 'unknown') return { state: 'missing' };
    if (state === 'failed') return { state: 'failed', cause: found.failedReason.slice(0, 200) };
    if (state !== 'completed') return { state: 'pending' };
    const result = redactionResultSchema.safeParse(found.returnvalue);
    return result.success ? { state: 'done', result: result.data } : { state: 'failed', cause: 'unreadableResult' };
  }

  async close(): Promise<void> {
    await this.#queue.close();
    this.#connection.destroy(); // BullMQ leaves open what it was given
  }
}
