import { z } from 'zod';
import { idSchema } from '../ids.ts';
import { manifestSchema, trackProductSchema } from '../recording/products.ts';
import type { JobKind } from './JobKind.ts';

/** BullMQ queue of production, prefix `assize`. One job a step; each step is idempotent by its products. */
export const recordingQueue = 'recording';
export const recordingSteps = ['assemble', 'compose', 'seal'] as const;
export type RecordingStep = (typeof recordingSteps)[number];

/** `fence`: grows with every new attempt the server orders; a result with an older fence is ignored. */
const recordingJobSchema = z.strictObject({ recordingId: idSchema, hearingId: idSchema, step: z.enum(recordingSteps), fence: z.int().min(1) });
export type RecordingJob = z.infer<typeof recordingJobSchema>;

/** Job id: the same step is never queued twice for one fence (BullMQ forbids ':' in ids). */
export function recordingJobId(job: Pick<RecordingJob, 'recordingId' | 'step' | 'fence'>): string {
  return `${job.recordingId}-${job.step}-${String(job.fence)}`;
}
/** `job.updateProgress` while a step runs. */
export const recordingProgressSchema = z.strictObject({ done: z.number().min(0).max(1), expectedEndAt: z.iso.datetime({ precision: 3 }).nullable() });
export type RecordingProgress = z.infer<typeof recordingProgressSchema>;

export const recordingResultSchema = z.discriminatedUnion('step', [
  z.strictObject({ step: z.literal('assemble'), recordingId: idSchema, fence: z.int(), durationMs: z.number(), tracks: z.array(trackProductSchema) }),
  z.strictObject({ step: z.literal('compose'), recordingId: idSchema, fence: z.int(), name: z.string(), bytes: z.int(), sha256: z.string() }),
  z.strictObject({ step: z.literal('seal'), recordingId: idSchema, fence: z.int(), manifest: manifestSchema }),
]);
export type RecordingResult = z.infer<typeof recordingResultSchema>;
export const recordingJobs: JobKind<RecordingJob, RecordingResult> = {
  queue: recordingQueue,
  jobSchema: recordingJobSchema,
  resultSchema: recordingResultSchema,
  idOf: recordingJobId,
};
