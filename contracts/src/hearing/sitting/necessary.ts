import { peopleAt } from '../people/device.ts';
import { isPresidingRole, partOf } from '../roles.ts';
import { type HearingState, isInCourt, type ParticipantState, standingOf } from '../state.ts';

function isTakingPart(one: ParticipantState): boolean {
  return isInCourt(one) || standingOf(one) === 'consulting';
}

/**
 * Whether the court may not sit on without this person, who is gone: the presiding judge; the clerk, when no other
 * clerk is there; a party with nobody left to act for it; the accused, whom nobody can stand in for. A party that
 * was never in court, or was recorded absent or excused, is not waited for.
 */
export function isNecessary(state: HearingState, lost: ParticipantState): boolean {
  // With a device everybody before it is gone.
  const goneAll = peopleAt(state, lost.id);
  const others = Object.values(state.participants).filter((one) => !goneAll.some((gone) => gone.id === one.id) && isTakingPart(one));
  return goneAll.some((gone) => isMissed(state, gone, others));
}

function isMissed(state: HearingState, gone: ParticipantState, others: readonly ParticipantState[]): boolean {
  if (isPresidingRole(gone.role) || gone.role === 'accused') return true;
  if (gone.role === 'clerk') return !others.some((one) => one.role === 'clerk');
  const answer = state.procedure.rollCall[gone.id];
  const principal = partOf(gone.role) === 'representative' ? state.participants[gone.actsFor ?? ''] : gone;
  if (!principal || partOf(principal.role) !== 'party' || answer === 'absent' || answer === 'excused') return false;
  return !others.some((one) => one.id === principal.id || (partOf(one.role) === 'representative' && one.actsFor === principal.id));
}
