import { isIsolatedRole, silentRoles } from '../hearing/roles.ts';
import type { HearingState, ParticipantState } from '../hearing/state.ts';
import { type MediaGrant, noGrant } from './grant.ts';

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
