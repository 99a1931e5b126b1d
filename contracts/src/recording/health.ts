import { z } from 'zod';
import { idSchema, instantSchema } from '../ids.ts';
import { sourceSchema } from '../media/grant.ts';

export const recorderCauses = ['noNode', 'noTap', 'diskLow', 'diskFull', 'diskSlow', 'sfuLost', 'workerLost', 'tapLost', 'unknown'] as const;
export const recorderCauseSchema = z.enum(recorderCauses);
export type RecorderCause = z.infer<typeof recorderCauseSchema>;

/**
 * What is wrong with one track. `nothing`: none of it was sealed yet. `late`: nothing of it was sealed for a while.
 * `silent`: the sealed sound is silence while the room hears the person speak. `frozen`: the sealed packets hold no new
 * picture. `losing`: of the last minute much is missing.
 */
const trackCauses = ['nothing', 'late', 'silent', 'frozen', 'losing'] as const;
const trackCauseSchema = z.enum(trackCauses);

/** One source of one person, by what is sealed on the disk and not by what came in. */
export const trackHealthSchema = z.strictObject({
  participantId: idSchema,
  source: sourceSchema,
  /** Age of the newest packet of this track that is sealed on disk, in ms; null before the first. */
  sealedAgeMs: z.number().nullable(),
  packets: z.int(),
  missing: z.int(),
  missingLastMinute: z.int(),
  /** Paused by its sender or the court: no packets are expected. */
  isPaused: z.boolean(),
  isSilent: z.boolean(),
  isFrozen: z.boolean(),
  light: z.enum(['green', 'amber', 'red']),
  /** Null while the light is green. */
  cause: trackCauseSchema.nullable(),
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
