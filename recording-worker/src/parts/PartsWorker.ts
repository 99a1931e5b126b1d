import { availableParallelism } from 'node:os';
import { composePartJobSchema, type ComposePartJob, composePartsQueue } from '@assize/contracts/jobs/composeParts';
import { type RecordingJob, recordingJobId, recordingQueue } from '@assize/contracts/jobs/recording';
import { Job } from 'bullmq';
import { createProgress } from '../platform/createProgress.ts';
import { type Doing, JobWorker } from '../platform/JobWorker.ts';
import { openQueue, type OpenQueue } from '../platform/openQueue.ts';
import type { RecordingWorkerOptions } from '../RecordingWorker.ts';
import { runPart } from '../steps/composeParts.ts';

/** Parts at a time in one process: each keeps a core busy. */
const concurrency = Math.max(1, Math.min(availableParallelism(), 4));

/** Makes parts of compositions, whosever turn it is; many processes on many machines do at the same time. */
export class PartsWorker extends JobWorker<ComposePartJob, void> {
  readonly #steps: RecordingWorkerOptions['steps'];
  /** To tell the progress of the whole step. */
  readonly #stepJobs: OpenQueue<RecordingJob>;

  constructor({ redis, log, metrics, steps }: RecordingWorkerOptions) {
    const kind = { queue: composePartsQueue, jobSchema: composePartJobSchema };
    // A machine that draws on all its cores is late with its word; a part begun twice is work lost, and no more.
    super({ redis, log, metrics, kind, makes: 'part', concurrency, lockMs: 30_000 });
    this.#steps = steps;
    this.#stepJobs = openQueue(redis, recordingQueue, this.warnOfQueue);
  }

  protected about({ recordingId, fence, part }: ComposePartJob) {
    return { recordingId, fence, part };
  }

  protected override measuredAs(): string {
    return 'composePart';
  }

  protected async perform({ recordingId, fence, part }: ComposePartJob, doing: Doing): Promise<void> {
    const step = await Job.fromId(this.#stepJobs.queue, recordingJobId({ recordingId, fence, step: 'compose' }));
    const onProgress = createProgress((progress) => void step?.updateProgress(progress).catch(() => undefined), Date.now, step?.timestamp);
    await runPart({ ...this.#steps, ...doing, onProgress }, recordingId, part);
  }

  override async close(): Promise<void> {
    await super.close();
    await this.#stepJobs.close();
  }
}
