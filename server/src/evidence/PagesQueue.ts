import { AppError } from '@assize/contracts/AppError';
import { type PagesJob, pagesJobId, pagesPriority, pagesQueue } from '@assize/contracts/jobs/pages';
import { connectQueue, type RedisClient } from '@assize/platform/redis';
import { createNodeRedisClient, Queue, QueueEvents } from 'bullmq';

const longestWaitMs = 20_000;

/** The queue of making pages, as the server sees it: orders, and waits for what somebody wants to see now. */
export class PagesQueue {
  readonly #queue: Queue;
  readonly #events: QueueEvents;
  readonly #connections: RedisClient[];

  constructor(redis: RedisClient) {
    this.#connections = [connectQueue(redis), connectQueue(redis)];
    const ignore = (): void => undefined; // Redis is away: whoever wants the page asks again
    const [forQueue, forEvents] = this.#connections.map((one) => createNodeRedisClient(one as never).on('error', ignore)) as [never, never];
    this.#queue = new Queue(pagesQueue, { connection: forQueue, prefix: 'assize' });
    this.#events = new QueueEvents(pagesQueue, { connection: forEvents, prefix: 'assize' });
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
    await this.#events.close();
    await this.#queue.close();
    for (const one of this.#connections) one.destroy(); // BullMQ leaves open what it was given
  }
}
