import { type ComposePart, composePartJobId, type ComposePartJob, composePartsQueue } from '@assize/contracts/jobs/composeParts';
import type { RecordingJob } from '@assize/contracts/jobs/recording';
import type { RedisClient } from '@assize/platform/redis';
import { createNodeRedisClient, type Job, Queue } from 'bullmq';
import { takeTurns } from './takeTurns.ts';

/** A part that failed for good is left to its step, which waits for the others and then says why. */
const keeping = {
  attempts: 5,
  backoff: { type: 'exponential', delay: 1000 },
  removeOnComplete: { age: 24 * 3600 },
  removeOnFail: { age: 7 * 24 * 3600 },
  ignoreDependencyOnFailure: true,
} as const;

/** Where a `compose` step orders its parts. */
export class PartsQueue {
  readonly #queue: Queue<ComposePartJob>;
  readonly #connection: RedisClient;

  constructor(redis: RedisClient, warn: (error: Error) => void) {
    this.#connection = redis.duplicate();
    this.#queue = new Queue(composePartsQueue, { connection: createNodeRedisClient(this.#connection as never).on('error', warn) as never, prefix: 'assize' });
    this.#queue.on('error', warn);
  }

  /** Orders parts below their step, all or none; those of the same fence that are there stay. */
  async order(step: Job, { recordingId, hearingId, fence }: RecordingJob, parts: readonly ComposePart[]): Promise<void> {
    const [first] = await this.#queue.getPrioritized(0, 0);
    const turns = takeTurns(parts, first?.opts.priority ?? 0);
    const parent = { id: step.id ?? '', queue: step.queueQualifiedName };
    await this.#queue.addBulk(
      parts.map((part, index) => {
        const data = { recordingId, hearingId, fence, part };
        return { name: part.kind, data, opts: { ...keeping, jobId: composePartJobId(data), priority: turns[index] ?? 1, parent } };
      }),
    );
  }

  async close(): Promise<void> {
    await this.#queue.close();
    this.#connection.destroy(); // BullMQ leaves open what it was given
  }
}
