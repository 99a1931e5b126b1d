import { AppError } from '../../AppError.ts';
import type { Deciders, Reducers } from '../rule.ts';
import type { HearingState } from '../state.ts';
import { areScreened, faultOfScreening, type Screening } from './state.ts';
import type { separationCommands, separationEvents } from './wire.ts';

/** Refuses a seating that cannot work: a person parted from the court or their own help, or a private room that already joins the two. */
export function assertScreeningsWork(state: HearingState): void {
  for (const screening of state.screenings) {
    const cause = faultOfScreening(state, screening);
    if (cause) throw new AppError('screeningImpossible', { cause, participantId: screening.participantId });
  }
  // One interpreter for two people who may not meet would carry each other's words.
  for (const one of Object.values(state.participants)) {
    const helped = one.actsFor ? state.participants[one.actsFor] : undefined;
    if (helped && areScreened(state, one.id, helped.id)) throw new AppError('screeningImpossible', { cause: 'ownHelp', participantId: helped.id });
  }
}

export const decideSeparation: Deciders<typeof separationCommands> = {
  'screening.set': (state, { screeningId: id, participantId, from }) => {
    const known = state.screenings.find((one) => one.id === id);
    if (known) return [];
    const screening: Screening = { id, participantId, from };
    const after = { ...state, screenings: [...state.screenings, screening] };
    assertScreeningsWork(after);
    const sitTogether = Object.values(state.participants).some((one) => one.sharesDeviceOf !== null && areScreened(after, one.id, one.sharesDeviceOf));
    if (sitTogether) throw new AppError('screeningImpossible', { cause: 'device', participantId });
    const joins = Object.values(state.rooms).some((room) => room.memberIds.some((a) => room.memberIds.some((b) => areScreened(after, a, b))));
    if (joins) throw new AppError('screeningImpossible', { cause: 'room', participantId });
    return [{ type: 'screening.set', payload: { screeningId: id, participantId, from } }];
  },
  'screening.lift': (state, payload) => {
    if (!state.screenings.some((one) => one.id === payload.screeningId)) throw new AppError('notFound', { what: 'screening' });
    return [{ type: 'screening.lifted', payload }];
  },
};

export const reduceSeparation: Reducers<typeof separationEvents> = {
  'screening.set': (state, { screeningId: id, participantId, from }) => ({ ...state, screenings: [...state.screenings, { id, participantId, from }] }),
  'screening.lifted': (state, { screeningId }) => ({ ...state, screenings: state.screenings.filter((one) => one.id !== screeningId) }),
};
