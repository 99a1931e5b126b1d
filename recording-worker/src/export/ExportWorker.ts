import { type ExportJob, exportJobs, type ExportResult } from '@assize/contracts/jobs/export';
import { type Doing, JobWorker, type JobWorkerOptions } from '../platform/JobWorker.ts';
import type { ExportContext } from './ExportContext.ts';
import { makePackage } from './makePackage.ts';

type ExportWorkerOptions = Pick<JobWorkerOptions<ExportJob, ExportResult>, 'redis' | 'log'> & { making: Omit<ExportContext, keyof Doing> };

/** Makes packages, one at a time, beside production, which they must not hold up; files that were made before a kill are kept. */
export class ExportWorker extends JobWorker<ExportJob, ExportResult> {
  readonly #making: ExportWorkerOptions['making'];

  constructor({ redis, log, making }: ExportWorkerOptions) {
    super({ redis, log, kind: exportJobs, makes: 'package' });
    this.#making = making;
  }

  protected about({ exportId, fence }: ExportJob) {
    return { exportId, fence };
  }

  protected perform(order: ExportJob, doing: Doing): Promise<ExportResult> {
    return makePackage({ ...this.#making, ...doing }, order);
  }
}
