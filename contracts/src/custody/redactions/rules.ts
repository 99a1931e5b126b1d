import { AppError } from '../../AppError.ts';
import type { CustodyDeciders, CustodyReducers } from '../rule.ts';
import type { redactionsCustodyCommands, redactionsCustodyEvents } from './wire.ts';

export const decideRedactions: CustodyDeciders<typeof redactionsCustodyCommands> = {
  'redaction.order': ({ redactions }, payload, { hearing }) => {
    if (hearing.recording?.id !== payload.recordingId) throw new AppError('notFound', { what: 'recording' });
    const isOfCourt = payload.remove.every((one) => !('participantId' in one) || hearing.participants[one.participantId] !== undefined);
    if (!isOfCourt) throw new AppError('notFound', { what: 'participant' });
    return redactions.some((one) => one.redactionId === payload.redactionId) ? [] : [{ type: 'redaction.ordered', payload }];
  },
};

export const reduceRedactions: CustodyReducers<typeof redactionsCustodyEvents> = {
  'redaction.ordered': (state, payload, { at, actor: { participantId, role } }) => ({
    ...state,
    redactions: [...state.redactions, { ...payload, at, participantId, role, made: null }],
  }),
  'redaction.made': (state, payload, { at }) => {
    const { redactionId, recordingId: _recordingId, ...made } = payload;
    return { ...state, redactions: state.redactions.map((one) => (one.redactionId === redactionId ? { ...one, made: { ...made, at } } : one)) };
  },
};
