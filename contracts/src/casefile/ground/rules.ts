import { AppError } from '../../AppError.ts';
import type { CaseDeciders, CaseReducers } from '../rule.ts';
import type { CaseFacts } from '../state.ts';
import type { groundCaseCommands, groundCaseEvents } from './wire.ts';

export const decideGround: CaseDeciders<typeof groundCaseCommands> = {
  'case.describe': ({ facts }, payload) => {
    const keys = Object.keys(payload) as (keyof typeof payload)[];
    const changed = keys.filter((key) => JSON.stringify(payload[key]) !== JSON.stringify(facts[key]));
    if (changed.length === 0) return [];
    return [{ type: 'case.described', payload: Object.fromEntries(changed.map((key) => [key, payload[key]])) }];
  },
  'case.assign': (state, payload) => {
    const isSame = payload.accountIds.length === state.handlers.length && payload.accountIds.every((id) => state.handlers.includes(id));
    return isSame ? [] : [{ type: 'case.assigned', payload }];
  },
  'case.link': (state, payload) => {
    if (payload.caseId === state.caseId) throw new AppError('badRequest', { field: 'caseId' });
    const isKnown = state.links.some((one) => one.caseId === payload.caseId);
    return isKnown ? [] : [{ type: 'case.linked', payload }];
  },
};

export const reduceGround: CaseReducers<typeof groundCaseEvents> = {
  'case.opened': (state, { agencyId, agencyName, ...facts }, { at }) => ({
    ...state,
    facts,
    openedAt: at,
    lead: { agencyId, agencyName, since: at },
  }),
  'case.described': (state, payload) => ({ ...state, facts: { ...state.facts, ...withoutUndefined(payload) } }),
  'case.assigned': (state, { accountIds }) => ({ ...state, handlers: accountIds }),
  'case.linked': (state, payload) => ({ ...state, links: [...state.links, payload] }),
};

function withoutUndefined(payload: { [K in keyof CaseFacts]?: CaseFacts[K] | undefined }): Partial<CaseFacts> {
  return Object.fromEntries(Object.entries(payload).filter(([, value]) => value !== undefined)) as Partial<CaseFacts>;
}
