import { z } from 'zod';
import { recordingSummarySchema } from '../casefile/views.ts';
import { roleSchema } from '../hearing/roles.ts';
import { hearingStatuses } from '../hearing/state.ts';
import { idSchema, sha256Schema } from '../ids.ts';
import { custodyLineSchema } from './events.ts';

/** The record of a hearing as one person may know it: what there is, and what was done with it. */
export const recordViewSchema = z.object({
  hearingId: idSchema,
  caseId: idSchema,
  caseNumber: z.string(),
  court: z.string(),
  title: z.string(),
  status: z.enum(hearingStatuses),
  /** As whom the reader was in the hearing; null for an administrator who was not. */
  me: z.object({ participantId: idSchema, role: roleSchema }).nullable(),
  /** Whether the reader is one of the court's own people. */
  isCourt: z.boolean(),
  people: z.array(z.object({ participantId: idSchema, role: roleSchema, name: z.string() })),
  recordings: z.array(recordingSummarySchema),
  custody: z.array(custodyLineSchema),
  /** Copies made for publication, which anybody may have who may see this. */
  publicCopies: z.array(
    z.object({
      redactionId: idSchema,
      recordingId: idSchema,
      bytes: z.int(),
      sha256: sha256Schema,
      originalSha256: sha256Schema,
      /** How many things were left out. */
      removed: z.int(),
    }),
  ),
});
export type RecordView = z.infer<typeof recordViewSchema>;
