import { z } from 'zod';
import { exportChoiceSchema } from '../recording/package.ts';
import { roleSchema } from '../hearing/roles.ts';
import { idSchema, instantSchema, sha256Schema } from '../ids.ts';
import type { JobKind } from './JobKind.ts';

/** BullMQ queue of packages, prefix `assize`: one job makes one package, and made again it is the same, byte by byte. */
export const exportQueue = 'export';
/** `fence`: grows with every new attempt the server orders; a result with an older fence is ignored. */
const exportJobSchema = z.strictObject({ exportId: idSchema, fence: z.int().min(1) });
export type ExportJob = z.infer<typeof exportJobSchema>;

/** The same package is never queued twice for one fence (BullMQ forbids ':' in ids). */
function exportJobId({ exportId, fence }: ExportJob): string {
  return `${exportId}-${String(fence)}`;
}

export const exportResultSchema = z.strictObject({
  exportId: idSchema,
  fence: z.int(),
  bytes: z.int(),
  /** Of the archive. */
  sha256: sha256Schema,
  /** Of `tagmanifest-sha256.txt`, which vouches for every file in the bag. */
  tagManifestSha256: sha256Schema,
});
export type ExportResult = z.infer<typeof exportResultSchema>;
export const exportJobs: JobKind<ExportJob, ExportResult> = {
  queue: exportQueue,
  jobSchema: exportJobSchema,
  resultSchema: exportResultSchema,
  idOf: exportJobId,
};

/**
 * `order.json` of a package: what is handed over to whom and why, and what is known of the recording besides its own
 * order, as it was at that moment. A package is made of this, the recording's order and its products, and of nothing else.
 */
export const exportOrderSchema = z.strictObject({
  format: z.literal('assize.export.1'),
  exportId: idSchema,
  recordingId: idSchema,
  hearingId: idSchema,
  orderedAt: instantSchema,
  orderedBy: z.strictObject({ name: z.string(), role: roleSchema }),
  recipient: z.string(),
  purpose: z.string(),
  choice: exportChoiceSchema,
  /** Which form of Assize made the recording and the package. */
  systemVersion: z.string(),
  manifestSha256: sha256Schema,
  /** The custody log up to the order, and the proof of the recording; as they are handed over. */
  custody: z.array(z.unknown()),
  proof: z.unknown(),
  /** Numbers of the lines of the hearing's log that are withheld, as what they tell of is closed to the recipient. */
  closedLines: z.array(z.int().min(1)),
});
export type ExportOrder = z.infer<typeof exportOrderSchema>;
