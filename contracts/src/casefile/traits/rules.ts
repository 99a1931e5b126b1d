import { AppError } from '../../AppError.ts';
import type { CaseDeciders, CaseReducers } from '../rule.ts';
import { normalFormOf } from './normalForm.ts';
import type { traitsCaseCommands, traitsCaseEvents } from './wire.ts';

export const decideTraits: CaseDeciders<typeof traitsCaseCommands> = {
  'trait.note': (state, payload) => {
    const { traitId, kind, value, partyId, documentId } = payload;
    if (state.traits.some((one) => one.traitId === traitId)) return [];
    if (normalFormOf(kind, value) === null) throw new AppError('badRequest', { field: 'value' });
    if (partyId !== null && !state.parties[partyId]) throw new AppError('notFound', { what: 'party' });
    if (documentId !== null && !state.documents[documentId]) throw new AppError('notFound', { what: 'document' });
    return [{ type: 'trait.noted', payload }];
  },
  'trait.strike': (state, payload) => (state.traits.some((one) => one.traitId === payload.traitId) ? [{ type: 'trait.struck', payload }] : []),
  'circumstances.describe': ({ circumstances }, payload) => {
    const isSame = (Object.keys(payload) as (keyof typeof payload)[]).every((key) => payload[key] === circumstances[key]);
    return isSame ? [] : [{ type: 'circumstances.described', payload }];
  },
};

export const reduceTraits: CaseReducers<typeof traitsCaseEvents> = {
  'trait.noted': (state, payload) => ({ ...state, traits: [...state.traits, payload] }),
  'trait.struck': (state, { traitId }) => ({ ...state, traits: state.traits.filter((one) => one.traitId !== traitId) }),
  'circumstances.described': (state, payload) => ({ ...state, circumstances: payload }),
};
