import { type RehearsalJob, rehearsalJobSchema, rehearsalQueue, type RehearsalResult } from '@assize/contracts/jobs/rehearsal';
import { type Doing, JobWorker, type JobWorkerOptions } from '../platform/JobWorker.ts';
import { type PlayContext, playRehearsal } from './playRehearsal.ts';

type RehearsalWorkerOptions = Pick<JobWorkerOptions<RehearsalJob, RehearsalResult>, 'redis' | 'log'> & { playing: Omit<PlayContext, keyof Doing> };

/** Makes what is played back of rehearsals: a queue of its own, for the clerk waits before the court can open. */
export class RehearsalWorker extends JobWorker<RehearsalJob, RehearsalResult> {
  readonly #playing: RehearsalWorkerOptions['playing'];

  constructor({ redis, log, playing }: RehearsalWorkerOptions) {
    // Somebody waits: of a worker that was killed its job is taken up after a few seconds.
    const soon = { concurrency: 2, lockMs: 6000, againMs: 500 };
    super({ redis, log, kind: { queue: rehearsalQueue, jobSchema: rehearsalJobSchema }, makes: 'rehearsal', ...soon });
    this.#playing = playing;
  }

  protected about({ rehearsalId }: RehearsalJob) {
    return { rehearsalId };
  }

  protected perform(order: RehearsalJob, { signal }: Doing): Promise<RehearsalResult> {
    return playRehearsal({ ...this.#playing, signal }, order);
  }
}
