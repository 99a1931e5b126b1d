import { z } from 'zod';
import { idSchema } from '../ids.ts';
import { isIsolatedRole, silentRoles } from '../hearing/roles.ts';
import type { HearingState, ParticipantState } from '../hearing/state.ts';

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
});
export type MediaGrant = z.infer<typeof mediaGrantSchema>;
export const noGrant: MediaGrant = { send: [], held: [], receive: [] };

/** Claims of the media grant token: HS256, `typ: media+jwt`, audience `assize:media`. */
export const mediaClaimsSchema = z.object({
  sub: idSchema,
  hearingId: idSchema,
  /** The seq of the log at which the grant was decided; the sfu keeps the newest it has seen. */
  version: z.int().min(0),
  grant: mediaGrantSchema,
});
export type MediaClaims = z.infer<typeof mediaClaimsSchema>;

function isInCourt(one: ParticipantState): boolean {
  const status = one.status === 'disconnected' ? one.statusBefore : one.status;
  return status === 'admitted';
}

/**
 * Who may send what and receive whom, from the state alone. Whoever waits or is isolated has nothing.
 * During recess and suspension nobody has: the courtroom is empty and nothing can be overheard.
 */
export function grantsOf(state: HearingState): Record<string, MediaGrant> {
  const isLive = state.status === 'checkIn' || state.status === 'inSession';
  const inCourt = isLive ? Object.values(state.participants).filter(isInCourt) : [];
  const speakers = inCourt.filter((one) => !silentRoles.includes(one.role));
  const grants: Record<string, MediaGrant> = {};
  for (const one of Object.values(state.participants)) grants[one.id] = noGrant;
  for (const one of inCourt) {
    // Before opening, whoever is called in later than everyone else hears nothing either.
    if (isIsolatedRole(one.role) && state.status !== 'inSession') continue;
    grants[one.id] = {
      send: silentRoles.includes(one.role) ? [] : ['microphone', 'camera'],
      held: one.isMuted ? ['microphone'] : [],
      receive: speakers.filter((other) => other.id !== one.id).map((other) => other.id),
    };
  }
  return grants;
}
