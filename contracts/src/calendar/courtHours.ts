import { dayAfter, dayAt, instantOf } from '../casefile/reading/hours.ts';
import type { CourtHours } from './wire.ts';

/** From `fromMs` up to and without `toMs`: what ends as another begins is in nobody's way. */
export interface TimeSpan {
  fromMs: number;
  toMs: number;
}
const minuteMs = 60_000;

export function overlaps(one: TimeSpan, other: TimeSpan): boolean {
  return one.fromMs < other.toMs && other.fromMs < one.toMs;
}

export function spanOf({ startsAt, minutes }: { startsAt: string; minutes: number }): TimeSpan {
  const fromMs = Date.parse(startsAt);
  return { fromMs, toMs: fromMs + minutes * minuteMs };
}

/** Whether the court sits on a day: `2026-11-24`. */
export function isCourtDay(day: string, { weekdays, closedOn, openOn }: CourtHours): boolean {
  if (closedOn.includes(day)) return false;
  if (openOn.includes(day)) return true;
  const sundayIsNought = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekdays.includes(sundayIsNought === 0 ? 7 : sundayIsNought);
}

/** When the court sits on a day. */
export function openSpansOf(day: string, hours: CourtHours, timeZone: string): TimeSpan[] {
  if (!isCourtDay(day, hours)) return [];
  return hours.spans.map(({ opens, closes }) => ({ fromMs: Date.parse(instantOf(day, opens, timeZone)), toMs: Date.parse(instantOf(day, closes, timeZone)) }));
}

/** Whether a hearing lies between the opening and the closing of one day; the pause at noon may be within it. */
export function isWithinHours(span: TimeSpan, hours: CourtHours, timeZone: string): boolean {
  const day = wholeDayOf(openSpansOf(dayAt(new Date(span.fromMs).toISOString(), timeZone), hours, timeZone));
  return day !== undefined && day.fromMs <= span.fromMs && span.toMs <= day.toMs;
}

interface AskedTimes {
  nowMs: number;
  /** The first day on which it may be. */
  fromDay: string;
  /** How many days are looked through, and how many times are wanted. */
  days: number;
  count: number;
  minutes: number;
  hours: CourtHours;
  timeZone: string;
  /** When one of the people is taken. */
  taken: readonly TimeSpan[];
  /** Where it could be, and when each is taken. */
  courtrooms: readonly { courtroomId: string; taken: readonly TimeSpan[] }[];
}
export interface ProposedTime {
  startsAt: string;
  courtroomId: string;
}
const stepMs = 30 * minuteMs;

/** The next times at which all can and a courtroom is free, none of which is in another's way. What is longer than a half day goes over noon. */
export function proposeTimes({ nowMs, fromDay, days, count, minutes, hours, timeZone, taken, courtrooms }: AskedTimes): ProposedTime[] {
  const found: ProposedTime[] = [];
  const lengthMs = minutes * minuteMs;
  for (let ahead = 0; ahead < days && found.length < count; ahead++) {
    for (const open of windowsFor(openSpansOf(dayAfter(fromDay, ahead), hours, timeZone), lengthMs)) {
      for (let fromMs = open.fromMs; fromMs + lengthMs <= open.toMs && found.length < count;) {
        const span = { fromMs, toMs: fromMs + lengthMs };
        const isFree = (others: readonly TimeSpan[]): boolean => !others.some((one) => overlaps(one, span));
        const room = fromMs > nowMs && isFree(taken) ? courtrooms.find((one) => isFree(one.taken)) : undefined;
        if (room) found.push({ startsAt: new Date(fromMs).toISOString(), courtroomId: room.courtroomId });
        fromMs += room ? Math.ceil(lengthMs / stepMs) * stepMs : stepMs;
      }
    }
  }
  return found;
}

function windowsFor(spans: readonly TimeSpan[], lengthMs: number): readonly TimeSpan[] {
  if (spans.some(({ fromMs, toMs }) => toMs - fromMs >= lengthMs)) return spans;
  const day = wholeDayOf(spans);
  return day ? [day] : [];
}

function wholeDayOf(spans: readonly TimeSpan[]): TimeSpan | undefined {
  const [first, last] = [spans[0], spans.at(-1)];
  return first && last && { fromMs: first.fromMs, toMs: last.toMs };
}

/** From the beginning of one day to the end of another. */
export function spanOfDays(fromOn: string, toOn: string, timeZone: string): TimeSpan {
  return { fromMs: Date.parse(instantOf(fromOn, '00:00', timeZone)), toMs: Date.parse(instantOf(dayAfter(toOn, 1), '00:00', timeZone)) };
}
