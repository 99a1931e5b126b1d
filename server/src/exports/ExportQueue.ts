import { type ExportJob, exportJobId, exportQueue, type ExportResult, exportResultSchema } from '@assize/contracts/jobs/export';
import type { RedisClient } from '@assize/platform/redis';
import { StepQueue } from '../platform/StepQueue.ts';

/** The queue of packages; the same package of the same fence is never queued twice. */
export class ExportQueue extends StepQueue<ExportJob, ExportResult> {
  constructor(redis: RedisClient) {
    super(redis, { name: exportQueue, idOf: exportJobId, titleOf: () => 'package', resultSchema: exportResultSchema });
  }
}
