import type { CaseMatch } from '@assize/contracts/casefile/sharing/lookups';
import type { CaseSharing, RequestWithCase } from '@assize/contracts/casefile/sharing/views';
import { agencyIds, buildDocument } from '../caseFile/testData.ts';
import type { ViewedGrant } from './grantForm.ts';

const idOf = (index: number): string => `018f0000-0000-7000-8000-5a01${String(index).padStart(8, '0')}`;
const at = '2026-11-24T02:00:00.000Z';
export const nowMs = Date.parse('2026-11-25T02:00:00.000Z');
const police2 = { agencyId: agencyIds.police2, kind: 'police' as const, name: '演示乙区公安局' };

/** For tests: what an agency of another district asks of the police. */
export function buildRequest(change: Partial<RequestWithCase> = {}): RequestWithCase {
  return {
    ...{ requestId: idOf(1), agency: police2, purpose: '同一收款账户', wantsMainVolume: false, titles: ['演示材料1'], days: 20 },
    ...{ status: 'open', refusal: null, at, owner: '演示公安局', openUntil: null, case: null },
    ...change,
  };
}

export function buildGrant(change: Partial<ViewedGrant> = {}): ViewedGrant {
  return {
    ...{ grantId: idOf(2), requestId: null, agency: police2, documentIds: [buildDocument(1).documentId] },
    ...{ untilAt: '2026-12-20T02:00:00.000Z', byRule: null, at, ended: null },
    ...change,
  };
}

export function buildMatch(change: Partial<CaseMatch> = {}): CaseMatch {
  return {
    ...{ matchId: 'a'.repeat(64), traits: ['phone', 'bankAccount'], opensBy: 'owner', case: null },
    owner: { name: '演示乙区公安局', kind: 'police', district: '乙区' },
    ...change,
  };
}

/** How a case is shared as its owner sees it. */
export function buildSharing(change: Partial<CaseSharing> = {}): CaseSharing {
  const { owner: _owner, openUntil: _until, case: _case, ...request } = buildRequest();
  return {
    traits: [{ traitId: idOf(3), kind: 'bankAccount', value: '6222 0000 0000', partyId: null, documentId: buildDocument(2).documentId }],
    circumstances: { manner: '冒充客服', place: '', fromOn: '2026-11-01', toOn: null },
    ...{ requests: [request], grants: [buildGrant()], mine: [] },
    groups: [{ groupId: idOf(4), title: '演示冒充客服系列案', leadCaseId: idOf(5) }],
    ...change,
  };
}
