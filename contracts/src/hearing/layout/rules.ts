import { AppError } from '../../AppError.ts';
import type { Deciders, Reducers } from '../rule.ts';
import { isInCourt } from '../state.ts';
import type { layoutCommands, layoutEvents } from './wire.ts';

export const decideLayout: Deciders<typeof layoutCommands> = {
  'layout.set': (state, payload) => {
    const spotlit = payload.spotlightId === null ? undefined : state.participants[payload.spotlightId];
    if (payload.spotlightId !== null && !spotlit) throw new AppError('notFound', { what: 'participant' });
    if (spotlit && !isInCourt(spotlit)) throw new AppError('wrongParticipantState', { status: spotlit.status });
    const { layout, spotlightId, isOwnChoiceAllowed } = state.layout;
    const isSo = layout === payload.layout && spotlightId === payload.spotlightId && isOwnChoiceAllowed === payload.isOwnChoiceAllowed;
    return isSo ? [] : [{ type: 'layout.set', payload }];
  },
};

export const reduceLayout: Reducers<typeof layoutEvents> = { 'layout.set': (state, layout) => ({ ...state, layout }) };
