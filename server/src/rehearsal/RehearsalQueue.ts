import { type RehearsalJob, rehearsalQueue, type RehearsalResult, rehearsalResultSchema } from '@assize/contracts/jobs/rehearsal';
import { connectQueue, type QueueConnection } from '@assize/platform/connectQueue';
import type { RedisClient } from '@assize/platform/redis';
import { Queue, QueueEvents } from 'bullmq';

/** A recording-worker that was killed is replaced within this, and the job done again. */
const longestWaitMs = 40_000;

/** The queue of rehearsals, as the server sees it. */
export class RehearsalQueue {
  readonly #queue: Queue;
  readonly #events: QueueEvents;
  readonly #forQueue: QueueConnection;
  readonly #forEvents: QueueConnection;

  constructor(redis: RedisClient) {
    const ignore = (): void => undefined; // Redis is away: the rehearsal fails, and one can be made again
    this.#forQueue = connectQueue(redis, ignore);
    this.#forEvents = connectQueue(redis, ignore);
    this.#queue = new Queue(rehearsalQueue, { connection: this.#forQueue.client, prefix: 'assize' });
    this.#events = new QueueEvents(rehearsalQueue, { connection: this.#forEvents.client, prefix: 'assize' });
    this.#queue.on('error', ignore);
    this.#events.on('error', ignore);
  }

  /** Rejects when nobody does it in time, or it fails. */
  async play(job: RehearsalJob): Promise<RehearsalResult> {
    await this.#events.waitUntilReady();
    const added = await this.#queue.add('play', job, { jobId: job.rehearsalId, removeOnComplete: true, removeOnFail: true });
    try {
      return rehearsalResultSchema.parse(await added.waitUntilFinished(this.#events, longestWaitMs));
    } finally {
      // Nobody waits for it any more.
      await added.remove().catch(() => undefined);
    }
  }

  async close(): Promise<void> {
    await this.#forEvents.close(this.#events);
    await this.#forQueue.close(this.#queue);
  }
}
