import type { CaseFileView } from '@assize/contracts/casefile/fileViews';
import { isNeverSharedByRule } from '@assize/contracts/casefile/sharing/matterRules';
import { type StandingRule, standingRules } from '@assize/contracts/casefile/sharing/standingRules';

type Facts = Pick<CaseFileView, 'kind' | 'matters' | 'secrecy'>;

/** The standing rules under which a case can come, in whichever hands; none for a secret and for minors. */
export function rulesOfCase({ kind, matters, secrecy }: Facts): StandingRule[] {
  if (secrecy !== 'ordinary' || isNeverSharedByRule({ matters, secrecy })) return [];
  return standingRules.filter((rule) => rule.kinds.includes(kind) && matters.includes(rule.matter));
}
