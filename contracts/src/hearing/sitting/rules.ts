import { closeRooms } from '../rooms/decide.ts';
import type { EventDraft } from '../events.ts';
import { nothingShown } from '../presentation/state.ts';
import { enterFirstStage } from '../procedure/decide.ts';
import type { Deciders, Reducers } from '../rule.ts';
import { assertScreeningsWork } from '../separation/rules.ts';
import type { HearingState, HearingStatus } from '../state.ts';
import type { sittingCommands, sittingEvents } from './wire.ts';

export const decideSitting: Deciders<typeof sittingCommands> = {
  'hearing.openCheckIn': () => [{ type: 'hearing.checkInOpened', payload: {} }],
  // What begins with the recorder's id is `openingEvents`; this follows it.
  'hearing.open': (state) => {
    assertScreeningsWork(state);
    return [...closeRooms(state), ...enterFirstStage(state)];
  },
  'hearing.recess': (_, payload) => [{ type: 'hearing.recessed', payload }],
  'hearing.resume': (state) => [{ type: 'hearing.resumed', payload: {} }, ...closeRooms(state)],
  'hearing.adjourn': (_, payload) => [{ type: 'hearing.adjourned', payload }],
  'hearing.suspend': (_, payload) => [{ type: 'hearing.suspended', payload }],
  'hearing.convertOffline': (_, payload) => [{ type: 'hearing.convertedOffline', payload }],
  'hearing.close': () => [{ type: 'hearing.closed', payload: {} }],
  'hearing.cancel': (_, payload) => [{ type: 'hearing.cancelled', payload }],
};

/** What the log gains when the presiding judge opens and the recorder is capturing. */
export function openingEvents(recordingId: string, startedAt: string): EventDraft[] {
  return [
    { type: 'recording.started', payload: { recordingId, startedAt } },
    { type: 'hearing.opened', payload: { recordingId } },
  ];
}

function moved(state: HearingState, status: HearingStatus, at: string, reason: string | null = null): HearingState {
  return { ...state, status, statusSince: at, reason };
}
/** Nobody is connected to the courtroom, recorded or not: nobody speaks in it and nobody whispers beside it; nothing plays, no screen is shared. */
function interrupted(state: HearingState): HearingState {
  const presentation = { ...state.presentation, playing: null, sharingId: null };
  return {
    ...state,
    interruption: null,
    whispers: {},
    presentation,
    floor: { ...state.floor, holderIds: [], turn: null, since: null, limitS: null, hands: [] },
  };
}
function ended(state: HearingState, at: string): HearingState {
  return { ...interrupted(state), rooms: {}, presentation: nothingShown, closedAt: at };
}

export const reduceSitting: Reducers<typeof sittingEvents> = {
  'hearing.scheduled': (state, payload, { at }) => ({ ...moved(state, 'scheduled', at), ...payload }),
  'hearing.moved': (state, { courtroom, scheduledAt }, { at }) => ({ ...moved(state, 'scheduled', at), courtroom, scheduledAt }),
  'hearing.continues': (state, { ofHearingId, sitting }) => ({ ...state, continues: { hearingId: ofHearingId, sitting } }),
  'hearing.checkInOpened': (state, _, { at }) => moved(state, 'checkIn', at),
  'hearing.opened': (state, _, { at }) => ({ ...moved(state, 'inSession', at), openedAt: at }),
  'hearing.recessed': (state, { reason }, { at }) => interrupted(moved(state, 'recess', at, reason)),
  'hearing.resumed': (state, _, { at }) => moved(state, 'inSession', at),
  'hearing.adjourned': (state, { reason, continuesAt }, { at }) => ({ ...ended(moved(state, 'adjourned', at, reason), at), continuesAt }),
  'hearing.suspended': (state, { fault }, { at }) => interrupted(moved(state, 'suspended', at, fault)),
  'hearing.suspendedByAbsence': (state, _, { at }) => interrupted(moved(state, 'suspended', at)),
  'hearing.convertedOffline': (state, { reason }, { at }) => ended(moved(state, 'convertedOffline', at, reason), at),
  'hearing.closed': (state, _, { at }) => ended(moved(state, 'closed', at), at),
  'hearing.cancelled': (state, { reason }, { at }) => ended(moved(state, 'cancelled', at, reason), at),
};
