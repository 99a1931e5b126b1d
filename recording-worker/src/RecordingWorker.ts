import { type RecordingJob, recordingJobs, type RecordingResult } from '@assize/contracts/jobs/recording';
import { WaitingChildrenError } from 'bullmq';
import { PartsFailedError } from './parts/PartsFailedError.ts';
import { PartsQueue } from './parts/PartsQueue.ts';
import { type Doing, JobWorker, type JobWorkerOptions, type ProductionMetrics, type TakenJob } from './platform/JobWorker.ts';
import type { ProductionError } from './platform/ProductionError.ts';
import { planParts } from './steps/composeParts.ts';
import { runStep } from './steps/runStep.ts';
import type { StepContext } from './steps/StepContext.ts';

/**
 * Steps at a time, each a block of its journal in turn: of hearings that close together the short ones are assembled
 * first, and none waits for another's video, whose parts have a worker of their own.
 */
const concurrency = 12;

export interface RecordingWorkerOptions extends Pick<JobWorkerOptions<RecordingJob, RecordingResult>, 'redis' | 'log'> {
  steps: Omit<StepContext, keyof Doing>;
  metrics: ProductionMetrics;
}

/** Runs the steps of production; what a step had finished before a kill is kept. */
export class RecordingWorker extends JobWorker<RecordingJob, RecordingResult> {
  readonly #steps: RecordingWorkerOptions['steps'];
  readonly #parts: PartsQueue;

  constructor({ redis, log, metrics, steps }: RecordingWorkerOptions) {
    super({ redis, log, metrics, kind: recordingJobs, makes: 'step', concurrency });
    this.#steps = steps;
    this.#parts = new PartsQueue(redis, this.warnOfQueue);
  }

  protected about({ recordingId, step, fence }: RecordingJob) {
    return { recordingId, step, fence };
  }

  protected override measuredAs({ step }: RecordingJob): string {
    return step;
  }

  /** Parts that failed or vanished are ordered anew under the next fence, which finds the others made. */
  protected override isFinal({ step }: RecordingJob, failure: ProductionError): boolean {
    return step === 'compose' && (failure instanceof PartsFailedError || failure.productionCause === 'productsMissing');
  }

  protected async perform(order: RecordingJob, doing: Doing, taken: TakenJob<RecordingJob, RecordingResult>): Promise<RecordingResult> {
    const context = { ...this.#steps, ...doing };
    if (order.step === 'compose') await this.#awaitParts(order, context, taken);
    return runStep(context, order);
  }

  /** Orders the parts of a composition, and gives the job back until all have ended. Throws PartsFailedError with the cause of one that failed. */
  async #awaitParts(order: RecordingJob, context: StepContext, { job, token }: TakenJob<RecordingJob, RecordingResult>): Promise<void> {
    const { processed = 0, unprocessed = 0, ignored = 0 } = await job.getDependenciesCount();
    if (processed + unprocessed + ignored === 0) {
      const parts = await planParts(context, order.recordingId);
      if (parts.length === 0) return;
      await this.#parts.order(job, order, parts);
    }
    if (await job.moveToWaitingChildren(token ?? '')) throw new WaitingChildrenError();
    const [reason] = Object.values(await job.getIgnoredChildrenFailures());
    if (reason !== undefined) throw new PartsFailedError(reason);
  }

  override async close(): Promise<void> {
    await super.close();
    await this.#parts.close();
  }
}
