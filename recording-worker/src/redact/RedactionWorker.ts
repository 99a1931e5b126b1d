import { type RedactionJob, redactionJobs, type RedactionResult } from '@assize/contracts/jobs/redaction';
import { type Doing, JobWorker, type JobWorkerOptions } from '../platform/JobWorker.ts';
import type { StepContext } from '../steps/StepContext.ts';
import { runRedact } from './runRedact.ts';

type RedactionWorkerOptions = Pick<JobWorkerOptions<RedactionJob, RedactionResult>, 'redis' | 'log'> & { steps: Omit<StepContext, keyof Doing> };

/** Makes redacted copies, one at a time. */
export class RedactionWorker extends JobWorker<RedactionJob, RedactionResult> {
  readonly #steps: RedactionWorkerOptions['steps'];

  constructor({ redis, log, steps }: RedactionWorkerOptions) {
    super({ redis, log, kind: redactionJobs, makes: 'redacted copy' });
    this.#steps = steps;
  }

  protected about({ recordingId, redactionId }: RedactionJob) {
    return { recordingId, redactionId };
  }

  protected perform(order: RedactionJob, doing: Doing): Promise<RedactionResult> {
    return runRedact({ ...this.#steps, ...doing }, order);
  }
}
