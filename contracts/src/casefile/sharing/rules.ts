import { AppError } from '../../AppError.ts';
import type { Agency } from '../../agency/agencies.ts';
import type { z } from 'zod';
import type { CaseDraft } from '../events.ts';
import type { CaseContext, CaseDeciders, CaseReducers } from '../rule.ts';
import type { CaseState } from '../state.ts';
import { findStandingRule } from './standingRules.ts';
import type { ShareRequest, sharingCaseCommands, sharingCaseEvents, shareRequestSchema } from './wire.ts';

const dayMs = 86_400_000;

/**
 * An agency asks to be shared a case that it does not have. Whether it may ask of such a case is judged before. What a
 * standing rule gives is given at once; what is asked for beyond it waits for the owner.
 */
export function decideShareRequest(state: CaseState, payload: z.infer<typeof shareRequestSchema>, context: CaseContext): CaseDraft[] {
  const known = state.shareRequests.find((one) => one.requestId === payload.requestId);
  if (known && known.agency.agencyId !== context.agencyId) throw new AppError('conflict', { field: 'requestId' });
  if (known) return [];
  const asker = getOrgan(state, context, context.agencyId ?? '');
  if (state.facts.secrecy === 'secret') throw new AppError('notFound', { what: 'case' });
  if (state.shareRequests.some((one) => one.status === 'open' && one.agency.agencyId === asker.id)) throw new AppError('conflict', { field: 'requestId' });
  const agency = refOf(asker);
  const rule = findStandingRule(state, context.findAgency(state.lead.agencyId)?.kind, agency);
  const asked: CaseDraft = { type: 'share.requested', payload: { ...payload, agency } };
  if (!rule) return [asked];
  const wantsMore = payload.wantsMainVolume || payload.titles.length > 0;
  const untilAt = instantAfter(context.now, rule.days);
  const grant = { grantId: payload.requestId, requestId: wantsMore ? null : payload.requestId, agency, documentIds: [], untilAt, byRule: rule.ruleId };
  return [asked, { type: 'share.granted', payload: grant }];
}

export const decideSharing: CaseDeciders<typeof sharingCaseCommands> = {
  'share.grant': (state, { grantId, requestId, agencyId, documentIds, days }, context) => {
    if (state.grants.some((one) => one.grantId === grantId)) return [];
    if (state.facts.secrecy === 'secret') throw new AppError('wrongCaseState', { cause: 'secret' });
    const agency = refOf(getOrgan(state, context, agencyId));
    if (requestId !== null && getOpenRequest(state, requestId).agency.agencyId !== agencyId) throw new AppError('badRequest', { field: 'agencyId' });
    for (const id of documentIds ?? []) {
      const document = state.documents[id];
      // The side volume is the agency's own and is shared with nobody.
      if (!document || document.volume !== 'main' || document.withdrawn) throw new AppError('badRequest', { field: 'documentIds' });
    }
    const untilAt = instantAfter(context.now, days);
    return [{ type: 'share.granted', payload: { grantId, requestId, agency, documentIds, untilAt, byRule: null } }];
  },
  'share.refuse': (state, payload) => {
    getOpenRequest(state, payload.requestId);
    return [{ type: 'share.refused', payload }];
  },
  'share.end': (state, payload) => {
    const grant = state.grants.find((one) => one.grantId === payload.grantId);
    if (!grant) throw new AppError('notFound', { what: 'grant' });
    return grant.ended ? [] : [{ type: 'share.ended', payload }];
  },
};

export const reduceSharing: CaseReducers<typeof sharingCaseEvents> = {
  'share.requested': (state, payload, { at }) => ({ ...state, shareRequests: [...state.shareRequests, { ...payload, at, status: 'open', refusal: null }] }),
  'share.granted': (state, payload, { at }) => ({
    ...answer(state, payload.requestId, { status: 'granted' }),
    grants: [...state.grants, { ...payload, at, ended: null }],
  }),
  'share.refused': (state, { requestId, reason }) => answer(state, requestId, { status: 'refused', refusal: reason }),
  'share.ended': (state, { grantId, reason }, { at }) => ({
    ...state,
    grants: state.grants.map((one) => (one.grantId === grantId ? { ...one, ended: { reason, at } } : one)),
  }),
};

function answer(state: CaseState, requestId: string | null, change: Partial<ShareRequest>): CaseState {
  return { ...state, shareRequests: state.shareRequests.map((one) => (one.requestId === requestId ? { ...one, ...change } : one)) };
}

function getOpenRequest(state: CaseState, requestId: string): ShareRequest {
  const request = state.shareRequests.find((one) => one.requestId === requestId);
  if (!request) throw new AppError('notFound', { what: 'shareRequest' });
  if (request.status !== 'open') throw new AppError('wrongCaseState', { cause: 'answered' });
  return request;
}

/** An organ of the state that does not have the case itself: law firms read by a reading period and not by a grant. */
function getOrgan(state: CaseState, { findAgency }: CaseContext, agencyId: string): Agency {
  const found = findAgency(agencyId);
  if (!found || found.kind === 'lawFirm') throw new AppError('badRequest', { field: 'agencyId' });
  if (found.id === state.lead.agencyId) throw new AppError('wrongCaseState', { cause: 'ownCase' });
  return found;
}

const refOf = ({ id: agencyId, kind, name }: Agency): { agencyId: string; kind: Agency['kind']; name: string } => ({ agencyId, kind, name });
const instantAfter = (now: string, days: number): string => new Date(Date.parse(now) + days * dayMs).toISOString();
