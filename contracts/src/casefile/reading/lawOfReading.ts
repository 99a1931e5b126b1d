import type { CaseFileKind, CaseStage } from '../kinds.ts';
import type { CasePartyRole } from '../parties/wire.ts';
import type { CaseState } from '../state.ts';

interface ReadingLaw {
  kinds: readonly CaseFileKind[];
  /** For whom the lawyer acts. */
  parties: readonly CasePartyRole[];
  /** From the day on which the case first enters one of these; what comes later takes nothing away. */
  from: readonly CaseStage[];
  /** Law and article, as it is shown beside a refusal. */
  basis: string;
}

const disputes: readonly CaseFileKind[] = ['civil', 'commercial', 'financial', 'publicInterest', 'enforcement'];
const sides: readonly CasePartyRole[] = ['plaintiff', 'defendant', 'thirdParty', 'applicant', 'respondent'];
const accepted: readonly CaseStage[] = ['trial', 'enforcement'];

/**
 * From when on a lawyer may read the file. CrPL: Criminal Procedure Law (2018), articles 40 (defender) and 46 (agent of a
 * victim); CPL: Civil Procedure Law (2023); ALL: Administrative Litigation Law (2017).
 */
const readingLaws: readonly ReadingLaw[] = [
  { kinds: ['criminal'], parties: ['suspect', 'accused'], from: ['prosecutionReview', 'trial'], basis: 'CrPL 40' },
  { kinds: ['criminal'], parties: ['victim'], from: ['prosecutionReview', 'trial'], basis: 'CrPL 46' },
  { kinds: disputes, parties: sides, from: accepted, basis: 'CPL 64' },
  { kinds: ['administrative'], parties: sides, from: accepted, basis: 'ALL 32' },
];

/** The rule by which the lawyer of a party may read the case as it stands; undefined: none, or not yet. */
export function findReadingLaw({ facts, stages, parties }: Pick<CaseState, 'facts' | 'stages' | 'parties'>, partyId: string): ReadingLaw | undefined {
  const role = parties[partyId]?.role;
  if (role === undefined) return undefined;
  return readingLaws.find((law) => law.kinds.includes(facts.kind) && law.parties.includes(role) && stages.some((entered) => law.from.includes(entered.stage)));
}
