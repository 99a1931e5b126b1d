import type { DocketState } from '../docket/state.ts';
import type { DocketEventType } from '../docket/wire.ts';
import { maskCaseNumber } from './maskForNotice.ts';
import type { Channel, Tiding } from './wire.ts';

interface DocketLine {
  tiding: Tiding;
  by: readonly Channel[];
  /** Told whatever one wishes: time runs from it. */
  isNeeded: boolean;
}
/** One thing to tell the applicant, in the name of the court. */
export interface DocketTelling extends DocketLine {
  /** As it may stand on a locked screen; null: there is none. */
  caseNumber: string | null;
}
const needed = (tiding: Tiding): DocketLine => ({ tiding, by: ['email', 'sms'], isNeeded: true });

/**
 * Which line of an application's log tells its applicant what. The desk is told of nothing outside of its page: its queue is
 * its desk.
 */
const docketTable: Partial<Record<DocketEventType, DocketLine>> = {
  'correction.asked': needed('correctionAsked'),
  'application.accepted': needed('applicationAccepted'),
  'application.refused': needed('applicationRefused'),
  // Whoever did not ask for it themselves learns that somebody did.
  'link.renewed': needed('linkRenewed'),
};

/** That a draft is deleted soon: no act of anybody, and so no line of the table. */
export const draftTelling: DocketTelling = { ...needed('draftLapses'), caseNumber: null };

/** Whether a line of this type tells the applicant anything. */
export const tellsApplicant = (type: DocketEventType): boolean => type in docketTable;

/** What a line of its log tells the applicant, by the application as it is now; null: nothing. */
export function docketTellingOf({ caseNumber }: Pick<DocketState, 'caseNumber'>, type: DocketEventType): DocketTelling | null {
  const line = docketTable[type];
  return line ? { ...line, caseNumber: line.tiding === 'applicationAccepted' && caseNumber !== null ? maskCaseNumber(caseNumber) : null } : null;
}

/** Whether what waited to be told is still so: who has mended it, or withdrawn, is not asked to mend it. `warnedAt`: since when a draft is to be deleted. */
export function isStillSo({ status, warnedAt }: Pick<DocketState, 'status'> & { warnedAt: Date | null }, tiding: Tiding): boolean {
  if (tiding === 'correctionAsked') return status === 'correcting';
  return tiding !== 'draftLapses' || (status === 'draft' && warnedAt !== null);
}
