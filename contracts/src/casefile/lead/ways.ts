import type { AgencyKind } from '../../agency/agencies.ts';
import type { CaseFileKind, CaseStage } from '../kinds.ts';
import type { HandoverPurpose } from './wire.ts';

interface HandoverWay {
  purpose: HandoverPurpose;
  from: AgencyKind;
  to: AgencyKind;
  kinds: readonly CaseFileKind[] | null;
  /** What the case enters when it is accepted; null: it stays in its stage. */
  stage: CaseStage | null;
}

const criminal: readonly CaseFileKind[] = ['criminal'];
/** The ways between agencies that a case may go. Whatever is not here is refused. */
export const handoverWays: readonly HandoverWay[] = [
  { purpose: 'prosecution', from: 'police', to: 'procuratorate', kinds: criminal, stage: 'prosecutionReview' },
  { purpose: 'supplement', from: 'procuratorate', to: 'police', kinds: criminal, stage: 'supplementaryInvestigation' },
  { purpose: 'indictment', from: 'procuratorate', to: 'court', kinds: criminal, stage: 'trial' },
  { purpose: 'withdrawal', from: 'court', to: 'procuratorate', kinds: criminal, stage: 'prosecutionReview' },
  { purpose: 'jurisdiction', from: 'police', to: 'police', kinds: criminal, stage: null },
  { purpose: 'jurisdiction', from: 'procuratorate', to: 'procuratorate', kinds: null, stage: null },
  { purpose: 'jurisdiction', from: 'court', to: 'court', kinds: null, stage: null },
];

export function findWay(purpose: HandoverPurpose, from: AgencyKind, to: AgencyKind, kind: CaseFileKind): HandoverWay | undefined {
  return handoverWays.find((way) => way.purpose === purpose && way.from === from && way.to === to && (way.kinds === null || way.kinds.includes(kind)));
}

/**
 * Why a case is not handed over. `noWay`: not between these agencies for this purpose. `supplementedTwice`: it was sent back
 * as often as the law allows. `empty`: there is nothing in its main volume. `notWhole`: not every document is accepted.
 */
export const handoverFaults = ['noWay', 'supplementedTwice', 'empty', 'notWhole'] as const;

/** Days within which the receiver answers: what agencies agree on here, no law. */
export const answerDays = 7;
