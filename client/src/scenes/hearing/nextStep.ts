import { type HearingState, hasEnded, type ParticipantState } from '@assize/contracts/hearing/state';
import { findRoomOf } from '@assize/contracts/hearing/rooms/state';
import type { HearingPlace } from '../../app/paths.ts';

export type NextStep = { place: HearingPlace } | { outcome: 'closed' | 'adjourned' | 'cancelled' | 'convertedOffline' | 'removed' | 'refused' };

/**
 * Where a person belongs now, from the hearing's state alone and whether this device was checked (or the
 * check skipped). Pure: a reload anywhere comes back to the same place.
 */
export function nextStep(state: Pick<HearingState, 'status' | 'rooms'>, me: ParticipantState | undefined, isCheckDone: boolean): NextStep {
  if (!me) return { outcome: 'refused' };
  if (me.status === 'removed') return { outcome: 'removed' };
  if (hasEnded(state)) return { outcome: state.status as 'closed' | 'adjourned' | 'cancelled' | 'convertedOffline' };
  const status = me.status === 'disconnected' ? (me.statusBefore ?? 'waiting') : me.status;
  if (status === 'invited') return { place: 'identity' };
  // Whoever declared has been through the check before, perhaps on another device: they are not kept.
  if (!me.declaredAt) return { place: isCheckDone ? 'declaration' : 'check' };
  // In a private room one is neither in the waiting room nor in the courtroom.
  if (findRoomOf(state, me.id)) return { place: 'room' };
  if (status === 'admitted' || status === 'consulting') return { place: 'court' };
  return { place: 'waiting' };
}
