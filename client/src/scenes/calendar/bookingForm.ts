import type { CaseFileView } from '@assize/contracts/casefile/fileViews';
import type { CourtCalendar } from '@assize/contracts/calendar/views';
import type { Taken } from '@assize/contracts/calendar/taken';
import type { FreeTimesQuery, HearingKind, NewBooking } from '@assize/contracts/calendar/wire';
import { type PlanName, plansOf } from '@assize/contracts/hearing/procedure/plans';
import type { CaseKind } from '@assize/contracts/hearing/procedure/stages';

export type Attendance = Pick<NewBooking, 'kind' | 'plan' | 'minutes' | 'judgeIds' | 'clerkId' | 'summoned'>;
type Parties = NonNullable<CaseFileView['parties']>;

/** Lengths that are offered, minutes. */
export const lengths = [30, 45, 60, 90, 120, 180, 240, 360] as const;

/** The procedure that a date of this kind usually follows. */
export function usualPlan(kind: HearingKind, caseKind: CaseKind): PlanName {
  const plans = plansOf(caseKind);
  const usual = kind === 'mediation' && plans.includes('mediation') ? 'mediation' : plans[0];
  return usual ?? 'civilOrdinary';
}

/** Everybody of the case is summoned, and whoever handles it presides, until it is said otherwise. */
export function firstAttendance(file: Pick<CaseFileView, 'handlers' | 'parties'>, { judges }: Pick<CourtCalendar, 'judges'>, caseKind: CaseKind): Attendance {
  const presiding = judges.find((one) => file.handlers.some((handler) => handler.accountId === one.accountId));
  return {
    ...{ kind: 'trial', plan: usualPlan('trial', caseKind), minutes: 120, judgeIds: presiding ? [presiding.accountId] : [], clerkId: null },
    summoned: (file.parties ?? []).map(({ partyId, agents }) => ({ partyId, agentIds: agents.map((one) => one.agentId) })),
  };
}

export function isWhole({ judgeIds, summoned }: Attendance): boolean {
  return judgeIds.length > 0 && summoned.length > 0;
}

/** With or without a party, or somebody who acts for them; an agent comes with the party. */
export function summon(summoned: Attendance['summoned'], partyId: string, agentId: string | null, isSummoned: boolean): Attendance['summoned'] {
  const known = summoned.find((one) => one.partyId === partyId);
  if (agentId === null) return isSummoned ? [...summoned, ...(known ? [] : [{ partyId, agentIds: [] }])] : summoned.filter((one) => one.partyId !== partyId);
  const agentIds = (known?.agentIds ?? []).filter((one) => one !== agentId);
  const changed = { partyId, agentIds: isSummoned ? [...agentIds, agentId] : agentIds };
  return known ? summoned.map((one) => (one.partyId === partyId ? changed : one)) : [...summoned, changed];
}

export function freeTimesOf(attendance: Attendance, courtroomId: string | null, fromOn: string | null, hearingId: string | null): FreeTimesQuery {
  return { ...attendance, courtroomId, hearingId, fromOn };
}

/** The name of who or what is taken; empty for what the page does not know. */
export function nameOfTaken(
  { part, ref }: Pick<Taken, 'part' | 'ref'>,
  { courtrooms, judges, clerks }: Pick<CourtCalendar, 'courtrooms' | 'judges' | 'clerks'>,
  parties: Parties,
): string {
  if (part === 'courtroom') return courtrooms.find((one) => one.courtroomId === ref)?.name ?? '';
  if (part === 'party') return parties.find((one) => one.partyId === ref)?.name ?? '';
  if (part === 'agent') return parties.flatMap((one) => one.agents).find((one) => one.agentId === ref)?.name ?? '';
  return [...judges, ...clerks].find((one) => one.accountId === ref)?.name ?? '';
}
