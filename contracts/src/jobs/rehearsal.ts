import { z } from 'zod';
import { idSchema, instantSchema } from '../ids.ts';
import { sourceSchema } from '../media/grant.ts';
import { rehearsedTrackSchema } from '../recording/rehearsal.ts';

/** BullMQ queue of rehearsals, prefix `assize`: somebody waits for it, so it never waits behind production. */
export const rehearsalQueue = 'rehearsal';

/** Who was recorded on trial, whether or not anything of it reached the disk. */
export const rehearsingSchema = z.strictObject({ participantId: idSchema, source: sourceSchema, isPaused: z.boolean() });
export type Rehearsing = z.infer<typeof rehearsingSchema>;

/** Makes files to play of a rehearsal's journal, and judges them by decoding. Done again, the result is the same. */
export const rehearsalJobSchema = z.strictObject({
  rehearsalId: idSchema,
  journals: z.array(z.string()),
  fromAt: instantSchema,
  toAt: instantSchema,
  tracks: z.array(rehearsingSchema),
});
export type RehearsalJob = z.infer<typeof rehearsalJobSchema>;
export const rehearsalResultSchema = z.strictObject({ tracks: z.array(rehearsedTrackSchema) });
export type RehearsalResult = z.infer<typeof rehearsalResultSchema>;
