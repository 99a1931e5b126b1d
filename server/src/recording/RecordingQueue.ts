import { recordingJobId, type RecordingJob, recordingQueue, type RecordingResult, recordingResultSchema } from '@assize/contracts/jobs/recording';
import type { RedisClient } from '@assize/platform/redis';
import { StepQueue } from '../platform/StepQueue.ts';

/** The queue of production; the same step of the same fence is never queued twice. */
export class RecordingQueue extends StepQueue<RecordingJob, RecordingResult> {
  constructor(redis: RedisClient) {
    super(redis, { name: recordingQueue, idOf: recordingJobId, titleOf: ({ step }) => step, resultSchema: recordingResultSchema });
  }
}
