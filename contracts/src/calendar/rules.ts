import { AppError } from '../AppError.ts';
import type { CaseFileKind } from '../casefile/kinds.ts';
import { dayAt } from '../casefile/reading/hours.ts';
import type { CaseDraft } from '../casefile/events.ts';
import type { CaseReducers } from '../casefile/rule.ts';
import type { CaseState } from '../casefile/state.ts';
import { assertFileOpen } from '../casefile/volumes/rules.ts';
import { plansOf, type PlanName } from '../hearing/procedure/plans.ts';
import type { CaseKind } from '../hearing/procedure/stages.ts';
import type { Id } from '../ids.ts';
import { isWithinHours, spanOf } from './courtHours.ts';
import { earliestDayOf } from './notice.ts';
import type { Booking, calendarCaseEvents, Courtroom, CourtHours, HearingKind, MoveBooking, NewBooking } from './wire.ts';

/** What is booked with, beside the case: the court's own, as it is at this moment. */
export interface CourtFacts {
  /** ISO 8601, UTC; the day of the court's calendar. */
  now: string;
  today: string;
  timeZone: string;
  hours: CourtHours;
  /** Whether whoever leads the case is a court. */
  isCourt: boolean;
  findCourtroom: (courtroomId: Id) => Courtroom | undefined;
  findJudge: (accountId: Id) => string | undefined;
  findClerk: (accountId: Id) => string | undefined;
}

/** By which kind of procedure a case is heard. */
export function caseKindOf(kind: CaseFileKind): CaseKind {
  return kind === 'financial' || kind === 'criminal' || kind === 'administrative' ? kind : 'civil';
}

/** Throws unless the case is a court's own now, and there are such parties and agents in it, judges and a clerk in the court. */
export function assertAttendance(
  state: CaseState,
  { judgeIds, clerkId, summoned, plan }: Pick<NewBooking, 'judgeIds' | 'clerkId' | 'summoned' | 'plan'>,
  court: CourtFacts,
): void {
  if (!court.isCourt) throw new AppError('wrongCaseState', { cause: 'notAtCourt' });
  assertFileOpen(state);
  if (!plansOf(caseKindOf(state.facts.kind)).includes(plan)) throw new AppError('badRequest', { field: 'plan' });
  if (judgeIds.some((id) => court.findJudge(id) === undefined)) throw new AppError('badRequest', { field: 'judgeIds' });
  if (clerkId !== null && (judgeIds.includes(clerkId) || court.findClerk(clerkId) === undefined)) throw new AppError('badRequest', { field: 'clerkId' });
  for (const { partyId, agentIds } of summoned) {
    const agents = state.parties[partyId]?.agents.map((one) => one.agentId);
    if (!agents || agentIds.some((id) => !agents.includes(id))) throw new AppError('notFound', { what: 'party' });
  }
}

/** The hearing that is booked. Nothing when it is so already. Whether all are free is not known here: the database keeps that. */
export function decideBooking(state: CaseState, asked: NewBooking, court: CourtFacts): CaseDraft[] {
  if (state.bookings[asked.hearingId]) return [];
  assertAttendance(state, asked, court);
  assertTime(asked, asked, court);
  const { courtroomId, judgeIds, clerkId, ...rest } = asked;
  const payload = {
    ...rest,
    courtroom: getCourtroom(courtroomId, court),
    judges: judgeIds.map((accountId) => ({ accountId, name: court.findJudge(accountId) ?? '' })),
    clerk: clerkId === null ? null : { accountId: clerkId, name: court.findClerk(clerkId) ?? '' },
  };
  return [{ type: 'hearing.booked', payload }];
}

export function decideMove(state: CaseState, hearingId: Id, { courtroomId, ...asked }: MoveBooking, court: CourtFacts): CaseDraft[] {
  const booking = getBooking(state, hearingId);
  if (!court.isCourt) throw new AppError('wrongCaseState', { cause: 'notAtCourt' });
  assertFileOpen(state);
  if (booking.startsAt === asked.startsAt && booking.minutes === asked.minutes && booking.courtroom.courtroomId === courtroomId) return [];
  assertTime(asked, booking, court);
  return [{ type: 'hearing.moved', payload: { hearingId, ...asked, courtroom: getCourtroom(courtroomId, court) } }];
}

export function decideCancelling(state: CaseState, hearingId: Id, reason: string): CaseDraft[] {
  return state.bookings[hearingId]?.cancelled ? [] : [{ type: 'hearing.cancelled', payload: { hearingId: getBooking(state, hearingId).hearingId, reason } }];
}

/** A booking that stands. Throws notFound, and `wrongCaseState` for one that was cancelled. */
export function getBooking(state: Pick<CaseState, 'bookings'>, hearingId: Id): Booking {
  const booking = state.bookings[hearingId];
  if (!booking) throw new AppError('notFound', { what: 'hearing' });
  if (booking.cancelled) throw new AppError('wrongCaseState', { cause: 'hearingCancelled' });
  return booking;
}

export const reduceCalendar: CaseReducers<typeof calendarCaseEvents> = {
  'hearing.booked': (state, payload) => ({ ...state, bookings: { ...state.bookings, [payload.hearingId]: { ...payload, cancelled: null } } }),
  'hearing.moved': (state, { hearingId, startsAt, minutes, courtroom, exceptionReason }) =>
    change(state, hearingId, { startsAt, minutes, courtroom, exceptionReason }),
  'hearing.cancelled': (state, { hearingId, reason }, { at }) => change(state, hearingId, { cancelled: { reason, at } }),
};

/** What is out of the usual needs its reason: sooner than the parties must be told, or outside of the court's hours. */
function assertTime(
  asked: { startsAt: string; minutes: number; exceptionReason: string | null },
  about: { kind: HearingKind; plan: PlanName },
  { now, today, timeZone, hours }: CourtFacts,
): void {
  if (asked.startsAt <= now) throw new AppError('badRequest', { field: 'startsAt' });
  if (asked.exceptionReason !== null) return;
  if (dayAt(asked.startsAt, timeZone) < earliestDayOf(today, about)) throw new AppError('reasonNeeded', { cause: 'shortNotice' });
  if (!isWithinHours(spanOf(asked), hours, timeZone)) throw new AppError('reasonNeeded', { cause: 'outsideHours' });
}

function getCourtroom(courtroomId: Id, { findCourtroom }: CourtFacts): { courtroomId: Id; name: string } {
  const found = findCourtroom(courtroomId);
  if (!found) throw new AppError('notFound', { what: 'courtroom' });
  if (found.isClosed) throw new AppError('badRequest', { field: 'courtroomId' });
  return { courtroomId, name: found.name };
}

function change(state: CaseState, hearingId: Id, by: Partial<Booking>): CaseState {
  const booking = state.bookings[hearingId];
  return booking ? { ...state, bookings: { ...state.bookings, [hearingId]: { ...booking, ...by } } } : state;
}
