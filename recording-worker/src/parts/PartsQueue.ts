import { type ComposePart, composePartJobId, type ComposePartJob, composePartsQueue } from '@assize/contracts/jobs/composeParts';
import type { RecordingJob } from '@assize/contracts/jobs/recording';
import type { RedisClient } from '@assize/platform/redis';
import type { Job } from 'bullmq';
import { openQueue, type OpenQueue } from '../platform/openQueue.ts';
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
  readonly #open: OpenQueue<ComposePartJob>;

  constructor(redis: RedisClient, warn: (error: Error) => void) {
    this.#open = openQueue(redis, composePartsQueue, warn);
  }

  /** Orders parts below their step, all or none; those of the same fence that are there stay. */
  async order(step: Job, { recordingId, hearingId, fence }: RecordingJob, parts: readonly ComposePart[]): Promise<void> {
    const { queue } = this.#open;
    const [first] = await queue.getPrioritized(0, 0);
    const turns = takeTurns(parts, first?.opts.priority ?? 0);
    const parent = { id: step.id ?? '', queue: step.queueQualifiedName };
    await queue.addBulk(
      parts.map((part, index) => {
        const data = { recordingId, hearingId, fence, part };
        return { name: part.kind, data, opts: { ...keeping, jobId: composePartJobId(data), priority: turns[index] ?? 1, parent } };
      }),
    );
  }

  close(): Promise<void> {
    return this.#open.close();
  }
}
