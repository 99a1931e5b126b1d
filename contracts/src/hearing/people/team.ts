import type { Id } from '../../ids.ts';
import type { HearingState, ParticipantState } from '../state.ts';

/** The person on whose behalf somebody is here: themselves, or whom they act or interpret for. */
export function principalOf({ participants }: Pick<HearingState, 'participants'>, one: ParticipantState): Id {
  const principal = one.actsFor ? participants[one.actsFor] : undefined;
  return principal ? principalOf({ participants: { ...participants, [one.id]: { ...one, actsFor: null } } }, principal) : one.id;
}
