import { AppError } from '../../AppError.ts';
import type { Deciders, Reducers } from '../rule.ts';
import type { HearingState } from '../state.ts';
import type { rehearsalCommands, rehearsalEvents } from './wire.ts';
import type { Rehearsal } from './state.ts';

export const decideRehearsal: Deciders<typeof rehearsalCommands> = {
  'rehearsal.make': ({ rehearsal }, { rehearsalId }, actor) => {
    if (rehearsal?.id === rehearsalId) return [];
    if (rehearsal?.status === 'running') throw new AppError('rehearsalRuns');
    return [{ type: 'rehearsal.begun', payload: { rehearsalId, byId: actor.id } }];
  },
};

function withRehearsal(state: HearingState, rehearsalId: string, change: Partial<Rehearsal>): HearingState {
  return state.rehearsal?.id === rehearsalId ? { ...state, rehearsal: { ...state.rehearsal, ...change } } : state;
}

export const reduceRehearsal: Reducers<typeof rehearsalEvents> = {
  'rehearsal.begun': (state, { rehearsalId: id, byId }, { at }) => ({
    ...state,
    rehearsal: { id, byId, begunAt: at, status: 'running', tracks: [], cause: null },
  }),
  'rehearsal.made': (state, { rehearsalId, tracks }) => withRehearsal(state, rehearsalId, { status: 'made', tracks }),
  'rehearsal.failed': (state, { rehearsalId, cause }) => withRehearsal(state, rehearsalId, { status: 'failed', cause }),
};
