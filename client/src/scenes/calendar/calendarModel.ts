import type { CalendarEntry, CourtCalendar } from '@assize/contracts/calendar/views';
import { courtDay } from '../caseDesk/deadline.ts';
import { clockOf } from './clock.ts';

export const calendarViews = ['day', 'week', 'mine'] as const;
export type CalendarView = (typeof calendarViews)[number];
export const columnKinds = ['courtroom', 'judge'] as const;
export type ColumnKind = (typeof columnKinds)[number];

const dayMs = 86_400_000;
export function shiftDay(day: string, days: number): string {
  return new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);
}

/** Monday to Sunday of the week of a day. */
export function weekOf(day: string): string[] {
  const sinceMonday = (new Date(day).getUTCDay() + 6) % 7;
  return [0, 1, 2, 3, 4, 5, 6].map((index) => shiftDay(day, index - sinceMonday));
}

/** The days that a view shows; weekends only where something is booked. */
export function daysOf(view: CalendarView, day: string, entries: readonly CalendarEntry[]): string[] {
  if (view !== 'week') return [day];
  return weekOf(day).filter((one, index) => index < 5 || entriesOn(entries, one).length > 0);
}

export function entriesOn(entries: readonly CalendarEntry[], day: string): CalendarEntry[] {
  return entries.filter((one) => courtDay(Date.parse(one.startsAt)) === day);
}

export interface Column {
  id: string;
  name: string;
  entries: CalendarEntry[];
}
/** One column a courtroom that is open or in use, or a judge who sits. */
export function columnsOf(kind: ColumnKind, { courtrooms, judges }: Pick<CourtCalendar, 'courtrooms' | 'judges'>, entries: readonly CalendarEntry[]): Column[] {
  if (kind === 'courtroom')
    return courtrooms
      .map((one) => ({
        id: one.courtroomId,
        name: one.name,
        isClosed: one.isClosed,
        entries: entries.filter((entry) => entry.courtroomId === one.courtroomId),
      }))
      .filter((one) => !one.isClosed || one.entries.length > 0);
  return judges
    .map(({ accountId, name }) => ({ id: accountId, name, entries: entries.filter((entry) => entry.judgeIds.includes(accountId)) }))
    .filter((one) => one.entries.length > 0);
}

/** What the viewer is named in, or sits in as a judge or clerk. */
export function ownEntries(entries: readonly CalendarEntry[], accountId: string): CalendarEntry[] {
  return entries.filter((one) => one.hearing?.isMine === true || one.judgeIds.includes(accountId) || one.clerkId === accountId);
}

const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

/** Hours that a day's grid shows, from and to: those of the court, and whatever is booked outside of them. */
export function hoursShown({ spans }: CourtCalendar['hours'], entries: readonly CalendarEntry[]): { from: number; to: number } {
  const starts = [...spans.map((one) => one.opens), ...entries.map((one) => clockOf(one.startsAt))].map(minutesOf);
  const ends = [...spans.map((one) => one.closes), ...entries.map((one) => clockOf(one.endsAt))].map(minutesOf);
  return { from: Math.floor(Math.min(...starts) / 60), to: Math.ceil(Math.max(...ends) / 60) };
}

/** Where an entry stands in the grid of a day, in hours from its top. */
export function placeOf({ startsAt, endsAt }: Pick<CalendarEntry, 'startsAt' | 'endsAt'>, from: number): { from: number; length: number } {
  return { from: minutesOf(clockOf(startsAt)) / 60 - from, length: (Date.parse(endsAt) - Date.parse(startsAt)) / 3_600_000 };
}
