import { z } from 'zod';
import { idSchema, sha256Schema } from '../ids.ts';
import { removalsSchema } from '../recording/redaction.ts';
import type { JobKind } from './JobKind.ts';

/** `fence`: grows with every new attempt the server orders; a result with an older fence is ignored. */
const redactionJobSchema = z.strictObject({ redactionId: idSchema, recordingId: idSchema, remove: removalsSchema, fence: z.int().min(1) });
export type RedactionJob = z.infer<typeof redactionJobSchema>;

/** The same copy is never queued twice for one fence (BullMQ forbids ':' in ids). */
function redactionJobId({ redactionId, fence }: Pick<RedactionJob, 'redactionId' | 'fence'>): string {
  return `${redactionId}-${String(fence)}`;
}

const redactionResultSchema = z.strictObject({
  redactionId: idSchema,
  bytes: z.int(),
  sha256: sha256Schema,
  originalSha256: sha256Schema,
  /** Of `redaction.json`. */
  listSha256: sha256Schema,
  durationMs: z.number(),
});
export type RedactionResult = z.infer<typeof redactionResultSchema>;
/** One job makes one redacted copy, and made again it is the same, byte by byte. */
export const redactionJobs: JobKind<RedactionJob, RedactionResult> = {
  queue: 'redaction',
  jobSchema: redactionJobSchema,
  resultSchema: redactionResultSchema,
  idOf: redactionJobId,
};
