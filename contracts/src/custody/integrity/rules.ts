import { AppError } from '../../AppError.ts';
import type { CustodyContext, CustodyDeciders, CustodyReducers } from '../rule.ts';
import type { CustodyState } from '../state.ts';
import type { integrityCustodyCommands, integrityCustodyEvents } from './wire.ts';

/** Whose answer it is, to the code that the court issued and no other. */
function assertAnswer({ integrity }: CustodyState, code: string, { doer }: CustodyContext): string {
  if (!integrity.issued) throw new AppError('notFound', { what: 'integrityCode' });
  if (integrity.issued.code !== code) throw new AppError('otherCode');
  if (!doer.participant) throw new AppError('notAllowed');
  return doer.participant.id;
}

export const decideIntegrity: CustodyDeciders<typeof integrityCustodyCommands> = {
  'integrity.confirm': (state, { code }, context) => {
    const participantId = assertAnswer(state, code, context);
    if (state.integrity.answers[participantId]?.kind === 'confirmed') return [];
    return [{ type: 'integrity.confirmed', payload: { code, participantId } }];
  },
  'integrity.object': (state, { code, reason }, context) => {
    const participantId = assertAnswer(state, code, context);
    const said = state.integrity.answers[participantId];
    if (said?.kind === 'objected' && said.reason === reason) return [];
    return [{ type: 'integrity.objected', payload: { code, participantId, reason } }];
  },
};

export const reduceIntegrity: CustodyReducers<typeof integrityCustodyEvents> = {
  'integrity.issued': (state, issued) => ({ ...state, integrity: { ...state.integrity, issued } }),
  'integrity.confirmed': (state, { participantId }, { at }) => withAnswer(state, participantId, { kind: 'confirmed', at }),
  'integrity.objected': (state, { participantId, reason }, { at }) => withAnswer(state, participantId, { kind: 'objected', at, reason }),
  'integrity.productsBound': (state, products) => ({ ...state, integrity: { ...state.integrity, products } }),
  'integrity.stamped': (state, { token, authority, at }) => ({
    ...state,
    integrity: { ...state.integrity, stamps: [...state.integrity.stamps, { token, authority, at }] },
  }),
};

function withAnswer(state: CustodyState, participantId: string, answer: CustodyState['integrity']['answers'][string]): CustodyState {
  return { ...state, integrity: { ...state.integrity, answers: { ...state.integrity.answers, [participantId]: answer } } };
}
