import { z } from 'zod';
import { idSchema, instantSchema } from '../ids.ts';
import { sourceSchema } from '../media/grant.ts';

export const recorderCauses = ['noNode', 'noTap', 'diskLow', 'diskFull', 'diskSlow', 'sfuLost', 'workerLost', 'tapLost', 'unknown'] as const;
export const recorderCauseSchema = z.enum(recorderCauses);
export type RecorderCause = z.infer<typeof recorderCauseSchema>;

export const trackHealthSchema = z.strictObject({
  participantId: idSchema,
  source: sourceSchema,
  /** Age of the newest packet of this track that is sealed on disk, in ms; null before the first. */
  sealedAgeMs: z.number().nullable(),
  packets: z.int(),
  missing: z.int(),
  /** Paused by its sender or the court: no packets are expected. */
  isPaused: z.boolean(),
  light: z.enum(['green', 'amber', 'red']),
});
/** The capture light: computed from what is on disk, not from what was sent to it. */
export const captureHealthSchema = z.strictObject({
  hearingId: idSchema,
  recordingId: idSchema.nullable(),
  at: instantSchema,
  state: z.enum(['ready', 'notReady', 'capturing', 'failing']),
  cause: recorderCauseSchema.nullable(),
  /** Age of the newest sealed block, ms. */
  sealedAgeMs: z.number().nullable(),
  freeBytes: z.number(),
  /** Hours of disk left at the present rate; null when nothing is being written. */
  hoursLeft: z.number().nullable(),
  tracks: z.array(trackHealthSchema),
});
export type CaptureHealth = z.infer<typeof captureHealthSchema>;
export type TrackHealth = z.infer<typeof trackHealthSchema>;
