import type { PlanName } from '../hearing/procedure/plans.ts';
import { dayAfter } from '../casefile/reading/hours.ts';
import type { HearingKind } from './wire.ts';

/**
 * Days of notice that parties have before a date of this kind: three before a trial and what prepares it (Civil Procedure
 * Law 2023 art. 139, before 2021 art. 136; Criminal Procedure Law art. 187).
 */
const noticeDays: Record<HearingKind, number> = { trial: 3, pretrial: 3, mediation: 0, inquiry: 0, judgment: 0 };
/**
 * Procedures that are not bound by it: CPL art. 163 (small claims are of the summary procedure, art. 165); CrimPL arts. 219,
 * 224. A trial that is to run as mediation stays one.
 */
const plansWithoutNotice: readonly PlanName[] = ['civilSummary', 'smallClaims', 'criminalPlea'];

export function noticeDaysOf({ kind, plan }: { kind: HearingKind; plan: PlanName }): number {
  return plansWithoutNotice.includes(plan) ? 0 : noticeDays[kind];
}

/** The first day on which it may be when parties are told today. Neither the day of the notice counts (CPL art. 85) nor that of the hearing. */
export function earliestDayOf(today: string, booking: { kind: HearingKind; plan: PlanName }): string {
  const days = noticeDaysOf(booking);
  return days === 0 ? today : dayAfter(today, days + 1);
}
