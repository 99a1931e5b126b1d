import type { AgencyKind } from '../../agency/agencies.ts';
import type { Id } from '../../ids.ts';
import type { CaseFileKind, SpecialMatter } from '../kinds.ts';
import type { CaseState } from '../state.ts';
import { isNeverSharedByRule } from './matterRules.ts';

/** What agencies agreed on beforehand: basic facts, people and traits of such a case without asking. Documents are asked for. */
export interface StandingRule {
  ruleId: (typeof standingRuleIds)[number];
  owner: AgencyKind;
  asker: AgencyKind;
  kinds: readonly CaseFileKind[];
  matter: SpecialMatter;
  days: number;
}
export const standingRuleIds = ['telecomFraudPolice', 'telecomFraudProcuratorate', 'fundraisingPolice'] as const;

const criminal: readonly CaseFileKind[] = ['criminal'];
export const standingRules: readonly StandingRule[] = [
  { ruleId: 'telecomFraudPolice', owner: 'police', asker: 'police', kinds: criminal, matter: 'telecomFraud', days: 30 },
  { ruleId: 'telecomFraudProcuratorate', owner: 'procuratorate', asker: 'procuratorate', kinds: criminal, matter: 'telecomFraud', days: 30 },
  { ruleId: 'fundraisingPolice', owner: 'police', asker: 'police', kinds: criminal, matter: 'illegalFundraising', days: 30 },
];

/**
 * The rule by which a case of this owner is open to that asker. None for a secret and for minors, and none again for whom
 * the owner ended what a rule had given: then the owner decides.
 */
export function findStandingRule(
  { facts, grants }: Pick<CaseState, 'facts' | 'grants'>,
  owner: AgencyKind | undefined,
  asker: { agencyId: Id; kind: AgencyKind },
): StandingRule | undefined {
  if (facts.secrecy !== 'ordinary' || isNeverSharedByRule(facts)) return undefined;
  if (grants.some((one) => one.byRule !== null && one.ended && one.agency.agencyId === asker.agencyId)) return undefined;
  return standingRules.find(
    (rule) => rule.owner === owner && rule.asker === asker.kind && rule.kinds.includes(facts.kind) && facts.matters.includes(rule.matter),
  );
}
