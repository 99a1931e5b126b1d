import { AppError } from '@assize/contracts/AppError';
import { type PagesJob, pagesJobId, pagesPriority, pagesQueue } from '@assize/contracts/jobs/pages';
import { connectQueue, type QueueConnection } from '@assize/platform/connectQueue';
import type { RedisClient } from '@assize/platform/redis';
import { Queue, QueueEvents } from 'bullmq';

const longestWaitMs = 20_000;

/** The queue of making pages, as the server sees it: orders, and waits for what somebody wants to see now. */
export class PagesQueue {
  readonly #queue: Queue;
  readonly #events: QueueEvents;
  readonly #forQueue: QueueConnection;
  readonly #forEvents: QueueConnection;

  constructor(redis: RedisClient) {
    const ignore = (): void => undefined; // Redis is away: whoever wants the page asks again
    this.#forQueue = connectQueue(redis, ignore);
    this.#forEvents = connectQueue(redis, ignore);
    this.#queue = new Queue(pagesQueue, { connection: this.#forQueue.client, prefix: 'assize' });
    this.#events = new QueueEvents(pagesQueue, { connection: this.#forEvents.client, prefix: 'assize' });
    this.#queue.on('error', ignore);
    this.#events.on('error', ignore);
  }

  async order(job: PagesJob): Promise<void> {
    await this.#add(job);
  }

  /** Resolves when it is done. Throws `unavailable` when nobody does it in time. */
  async orderAndWait(job: PagesJob): Promise<void> {
    try {
      const added = await this.#add(job);
      await added.waitUntilFinished(this.#events, longestWaitMs);
    } catch {
      throw new AppError('unavailable', { part: 'pages' });
    }
  }

  #add(job: PagesJob) {
    const priority = job.kind === 'open' ? pagesPriority.open : pagesPriority.wanted;
    return this.#queue.add(job.kind, job, { jobId: pagesJobId(job), priority, attempts: 2, removeOnComplete: true, removeOnFail: true });
  }

  async close(): Promise<void> {
    await this.#forEvents.close(this.#events);
    await this.#forQueue.close(this.#queue);
  }
}
