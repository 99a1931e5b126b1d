import type { Id } from '../../ids.ts';
import type { HearingState, ParticipantState } from '../state.ts';

type People = Pick<HearingState, 'participants'>;

/** Who sits before the device of this person besides them: two people at one camera, as at a circuit point. */
export function guestsAt({ participants }: People, hostId: Id): ParticipantState[] {
  return Object.values(participants).filter((one) => one.sharesDeviceOf === hostId);
}

/** Everybody whom the device of this person shows and lets hear. */
export function peopleAt(state: People, hostId: Id): ParticipantState[] {
  const host = state.participants[hostId];
  return host ? [host, ...guestsAt(state, hostId)] : [];
}

/** Everybody at the devices of these people, whoever's device it is: where one of them is, all of them hear. */
export function allAtDevicesOf(state: People, ids: readonly Id[]): ParticipantState[] {
  const hostIds = new Set(ids.flatMap((id) => (state.participants[id] ? [state.participants[id].sharesDeviceOf ?? id] : [])));
  return [...hostIds].flatMap((hostId) => peopleAt(state, hostId));
}
