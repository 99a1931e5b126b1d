import type { CaseFileKind, CaseStage } from '../kinds.ts';

interface LegalDeadline {
  kinds: readonly CaseFileKind[];
  stage: CaseStage;
  months?: number;
  days?: number;
  /** Law and article, as it is shown beside the date. */
  basis: string;
}

const civil: readonly CaseFileKind[] = ['civil', 'commercial', 'financial', 'publicInterest'];

/**
 * By when a stage must be done with, counted from its first day, without what may be extended. CrPL: Criminal Procedure
 * Law (2018); CPL: Civil Procedure Law (2023); ALL: Administrative Litigation Law (2017).
 */
export const legalDeadlines: readonly LegalDeadline[] = [
  { kinds: ['criminal'], stage: 'prosecutionReview', months: 1, basis: 'CrPL 172' },
  { kinds: ['criminal'], stage: 'supplementaryInvestigation', months: 1, basis: 'CrPL 175' },
  { kinds: ['criminal'], stage: 'trial', months: 2, basis: 'CrPL 208' },
  { kinds: civil, stage: 'filing', days: 7, basis: 'CPL 126' },
  { kinds: civil, stage: 'trial', months: 6, basis: 'CPL 152' },
  { kinds: ['administrative'], stage: 'filing', days: 7, basis: 'ALL 51' },
  { kinds: ['administrative'], stage: 'trial', months: 6, basis: 'ALL 81' },
];

/** Most times that a case may go back for supplementary investigation (CrPL 175). */
export const mostSupplements = 2;

/** The last day of a stage that begins on a day, and by which rule. Null where the law sets none. */
export function deadlineOf(kind: CaseFileKind, stage: CaseStage, enteredOn: string): { deadlineOn: string; basis: string } | null {
  const line = legalDeadlines.find((one) => one.stage === stage && one.kinds.includes(kind));
  return line ? { deadlineOn: addTo(enteredOn, line), basis: line.basis } : null;
}

/** A month later is the same day of that month, or its last where it has none such. */
function addTo(day: string, { months = 0, days = 0 }: { months?: number; days?: number }): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastOfMonth) + days)).toISOString().slice(0, 10);
}
