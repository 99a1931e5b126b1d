import type { Id, Instant } from '../ids.ts';
import type { CaseRelation } from './access.ts';
import { findOpenHandover } from './lead/rules.ts';
import { counselOf } from './reading/rules.ts';
import type { CaseState } from './state.ts';

/** One way in which an agency or a person stands to a case, until when. */
export interface HeldRelation {
  agencyId: Id | null;
  accountId: Id | null;
  relation: CaseRelation;
  /** Null: for as long as the case says nothing else. */
  untilAt: Instant | null;
}

/** Who stands to a case in which way, by its state; what the table of access is asked with. */
export function relationsOf(state: CaseState): HeldRelation[] {
  const ofAgency = (agencyId: Id, relation: CaseRelation): HeldRelation => ({ agencyId, accountId: null, relation, untilAt: null });
  const receiver = findOpenHandover(state)?.to.agencyId;
  return [
    ofAgency(state.lead.agencyId, 'lead'),
    ...state.formerLeads.map((id) => ofAgency(id, 'former')),
    ...(receiver === undefined ? [] : [ofAgency(receiver, 'receiver')]),
    ...Object.values(state.follow.followers)
      .filter((one) => one.endedAt === null)
      .map(({ accountId, as }): HeldRelation => ({ agencyId: null, accountId, relation: as === 'relative' ? 'relative' : 'party', untilAt: null })),
    ...state.grants.filter((grant) => !grant.ended).map(({ agency, untilAt }) => ({ ...ofAgency(agency.agencyId, 'grantee'), untilAt })),
    ...state.handlers.map((accountId): HeldRelation => ({ agencyId: null, accountId, relation: 'handler', untilAt: null })),
    ...counselOf(state).map((one): HeldRelation => ({ ...one, agencyId: null, relation: 'counsel' })),
  ];
}
