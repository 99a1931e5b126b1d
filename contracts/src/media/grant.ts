import { z } from 'zod';
import { idSchema } from '../ids.ts';

export const sources = ['microphone', 'camera', 'screen'] as const;
export const sourceSchema = z.enum(sources);
export type Source = z.infer<typeof sourceSchema>;
export type MediaKind = 'audio' | 'video';
export function kindOf(source: Source): MediaKind {
  return source === 'microphone' ? 'audio' : 'video';
}

/** What one participant's media may do. The sfu enforces it on every produce and consume. */
export const mediaGrantSchema = z.strictObject({
  /** Sources that may be produced. */
  send: z.array(sourceSchema),
  /** Sources that the court holds paused (muted). */
  held: z.array(sourceSchema),
  /** Participants whose media may be received. */
  receive: z.array(idSchema),
  /** Whether a screen that one of these shares may be received too; without it, none. */
  seesScreen: z.boolean().optional(),
});
export type MediaGrant = z.infer<typeof mediaGrantSchema>;
export const noGrant: MediaGrant = { send: [], held: [], receive: [] };

/** Claims of the media grant token: HS256, `typ: media+jwt`, audience `assize:media`. */
export const mediaClaimsSchema = z.object({
  sub: idSchema,
  hearingId: idSchema,
  /** The private room that it is for; without it, the courtroom. */
  roomId: idSchema.optional(),
  /** The seq of the log at which the grant was decided; the sfu keeps the newest it has seen. */
  version: z.int().min(0),
  grant: mediaGrantSchema,
});
export type MediaClaims = z.infer<typeof mediaClaimsSchema>;
