import { z } from 'zod';
import { idSchema, instantSchema, sha256Schema } from '../ids.ts';
import { recordingProgressSchema } from '../jobs/recording.ts';
import { exportChoiceSchema } from '../recording/package.ts';

/** `waiting`: for the recording to be sealed. `failed` has a cause and is tried again. */
export const exportStatuses = ['waiting', 'making', 'made', 'failed', 'revoked'] as const;

/** A copy of the record in the court's list. */
export const exportSummarySchema = z.strictObject({
  id: idSchema,
  status: z.enum(exportStatuses),
  recipient: z.string(),
  purpose: z.string(),
  choice: exportChoiceSchema,
  orderedAt: instantSchema,
  orderedByName: z.string().nullable(),
  progress: recordingProgressSchema.nullable(),
  failure: z.strictObject({ cause: z.string(), retryAt: instantSchema.nullable() }).nullable(),
  bytes: z.int().nullable(),
  sha256: sha256Schema.nullable(),
  /** The link that works now; nobody can be told its secret again. */
  link: z.strictObject({ expiresAt: instantSchema, mostDownloads: z.int(), downloads: z.int() }).nullable(),
  /** Begun so far, by whichever link, and by people of the court. */
  downloads: z.strictObject({ byLink: z.int(), byPeople: z.int() }),
  revoked: z.strictObject({ reason: z.string(), at: instantSchema }).nullable(),
});
export type ExportSummary = z.infer<typeof exportSummarySchema>;

/** What the recipient of a package is shown before they download it. */
export const packageFactsSchema = z.strictObject({
  court: z.string(),
  caseNumber: z.string(),
  recipient: z.string(),
  purpose: z.string(),
  form: exportChoiceSchema.shape.form,
  isMarked: z.boolean(),
  isReady: z.boolean(),
  name: z.string(),
  bytes: z.int().nullable(),
  sha256: sha256Schema.nullable(),
  expiresAt: instantSchema,
  downloadsLeft: z.int().min(0),
});
export type PackageFacts = z.infer<typeof packageFactsSchema>;
