import type { Id } from '../../ids.ts';
import type { HearingState, ParticipantState } from '../state.ts';

/** The person on whose behalf somebody is here: themselves, or whom they act or interpret for. */
export function principalOf({ participants }: Pick<HearingState, 'participants'>, one: ParticipantState): Id {
  const passed = new Set([one.id]);
  let at = one;
  for (let next = participants[at.actsFor ?? '']; next && !passed.has(next.id); next = participants[at.actsFor ?? '']) {
    passed.add(next.id);
    at = next;
  }
  return at.id;
}
