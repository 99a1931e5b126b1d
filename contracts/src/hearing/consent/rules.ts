import { AppError } from '../../AppError.ts';
import { planOf } from '../procedure/plans.ts';
import type { Deciders, Reducers } from '../rule.ts';
import { type consentCommands, type consentEvents, onlineBars } from './wire.ts';

export const decideConsent: Deciders<typeof consentCommands> = {
  'consent.give': (state, payload, actor) => {
    if (!planOf(state.procedure.plan).stages.some((one) => one.stage === payload.stage)) throw new AppError('stageOutOfOrder', { stage: payload.stage });
    if (state.consents[actor.id]?.[payload.stage]?.mode === payload.mode) return [];
    return [{ type: 'consent.given', payload: { ...payload, participantId: actor.id } }];
  },
  'online.examine': (state, payload) => {
    const bars = onlineBars.filter((one) => payload.bars.includes(one));
    const isSo = state.online.bars.join() === bars.join() && state.online.hasSpecialReason === payload.hasSpecialReason;
    return isSo ? [] : [{ type: 'online.examined', payload: { ...payload, bars } }];
  },
};

export const reduceConsent: Reducers<typeof consentEvents> = {
  'online.examined': (state, online) => ({ ...state, online }),
  'consent.given': (state, { participantId, stage, mode }, { at }) => ({
    ...state,
    consents: { ...state.consents, [participantId]: { ...state.consents[participantId], [stage]: { mode, at } } },
  }),
};
