import type { Id } from '../../ids.ts';
import { isCourtRole } from '../roles.ts';
import type { HearingState, ParticipantState } from '../state.ts';

/** A measure of protection for one person. */
export interface Screening {
  id: Id;
  participantId: Id;
  /** `everyone`: all but the court and whoever acts or interprets for the person. */
  from: 'everyone' | Id[];
}

type People = Pick<HearingState, 'participants'>;

/** One acts or interprets for the other: what protects a person does not part them from their own help. */
function belongTogether(a: ParticipantState, b: ParticipantState): boolean {
  return a.actsFor === b.id || b.actsFor === a.id;
}

function covers(screening: Screening, other: ParticipantState, { participants }: People): boolean {
  if (screening.from !== 'everyone') return screening.from.includes(other.id);
  const protectedOne = participants[screening.participantId];
  return protectedOne !== undefined && !isCourtRole(other.role) && !belongTogether(protectedOne, other);
}

/** Whether these two may never meet, see or hear each other, in any room. */
export function areScreened(state: People & Pick<HearingState, 'screenings'>, aId: Id, bId: Id): boolean {
  if (aId === bId || state.screenings.length === 0) return false;
  const [a, b] = [state.participants[aId], state.participants[bId]];
  if (!a || !b) return false;
  return state.screenings.some((one) => (one.participantId === aId && covers(one, b, state)) || (one.participantId === bId && covers(one, a, state)));
}

/** Why a measure cannot work: it would part somebody from the court, or from who acts or interprets for them. */
export function faultOfScreening(state: People, screening: Screening): 'court' | 'ownHelp' | 'unknown' | 'self' | undefined {
  const one = state.participants[screening.participantId];
  if (!one) return 'unknown';
  if (isCourtRole(one.role)) return 'court';
  if (screening.from === 'everyone') return undefined;
  for (const id of screening.from) {
    const other = state.participants[id];
    if (!other) return 'unknown';
    if (other.id === one.id) return 'self';
    if (isCourtRole(other.role)) return 'court';
    if (belongTogether(one, other)) return 'ownHelp';
  }
  return undefined;
}
