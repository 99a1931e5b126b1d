import type { CasePartyRole } from '../parties/wire.ts';
import type { SpecialMatter } from '../kinds.ts';
import type { CaseFacts } from '../state.ts';

/** What holds for cases of one matter whoever looks at them, beside the table of access. */
interface MatterRule {
  matter: SpecialMatter;
  /** People in these roles are known to the agency that leads and to no other: not by name, not by what identifies them. */
  keptByLead?: readonly CasePartyRole[];
  /** People are masked for whoever does not work on the case, also for those with whom it is shared. */
  isMasked?: true;
  /** No rule opens it: its owner decides each time. */
  isNeverByRule?: true;
}

export const matterRules: readonly MatterRule[] = [
  { matter: 'minors', isMasked: true, isNeverByRule: true },
  // Who informs on drugs is protected (Anti-Drug Law, art. 9).
  { matter: 'antiDrug', keptByLead: ['reporter'] },
];

type Facts = Pick<CaseFacts, 'matters' | 'secrecy'>;
/** A case that is kept as one of minors is one, whatever matters are named. */
const rulesOf = ({ matters, secrecy }: Facts): MatterRule[] =>
  matterRules.filter(({ matter }) => matters.includes(matter) || (matter === 'minors' && secrecy === 'minors'));

export function isKeptByLead(facts: Facts, { role }: { role: CasePartyRole }): boolean {
  return rulesOf(facts).some(({ keptByLead = [] }) => keptByLead.includes(role));
}

export function isMaskedMatter(facts: Facts): boolean {
  return rulesOf(facts).some((rule) => rule.isMasked);
}

export function isNeverSharedByRule(facts: Facts): boolean {
  return rulesOf(facts).some((rule) => rule.isNeverByRule);
}
