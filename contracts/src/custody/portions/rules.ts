import { AppError } from '../../AppError.ts';
import { isSameOrder } from '../../recording/portions.ts';
import type { CustodyDeciders, CustodyReducers } from '../rule.ts';
import type { portionsCustodyCommands, portionsCustodyEvents } from './wire.ts';

export const decidePortions: CustodyDeciders<typeof portionsCustodyCommands> = {
  'portion.set': ({ portions }, payload, { hearing }) => {
    if (hearing.recording?.id !== payload.recordingId) throw new AppError('notFound', { what: 'recording' });
    const isKnown = portions.set.some((one) => one.portionId === payload.portionId);
    return isKnown ? [] : [{ type: 'portion.set', payload }];
  },
  'portion.lift': ({ portions }, payload, { hearing }) => {
    const { recordingId, order } = payload;
    if (hearing.recording?.id !== recordingId) throw new AppError('notFound', { what: 'recording' });
    // That a number is an order of the hearing is seen when its log is read: lifting anything else changes nothing.
    const isKnown = 'seq' in order ? order.seq <= hearing.seq : portions.set.some((one) => one.portionId === order.portionId);
    if (!isKnown) throw new AppError('notFound', { what: 'portion' });
    return portions.lifted.some((one) => isSameOrder(one.order, order)) ? [] : [{ type: 'portion.lifted', payload }];
  },
};

export const reducePortions: CustodyReducers<typeof portionsCustodyEvents> = {
  'portion.set': (state, payload, { at, actor: { participantId, role } }) => ({
    ...state,
    portions: { ...state.portions, set: [...state.portions.set, { ...payload, at, participantId, role }] },
  }),
  'portion.lifted': (state, payload, { at, actor: { participantId, role } }) => ({
    ...state,
    portions: { ...state.portions, lifted: [...state.portions.lifted, { ...payload, at, participantId, role }] },
  }),
};
