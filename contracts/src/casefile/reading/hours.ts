import type { Instant } from '../../ids.ts';
import type { OpeningHours } from './wire.ts';

/** When something is open: on these days, both included, in these hours of each. */
export interface Opening {
  from: string;
  until: string;
  hours: OpeningHours | null;
}

/**
 * Whether it is open at an instant, by the clock of a time zone. Hours that pass midnight belong to the day on which
 * they began: the last night of a period ends on the morning after its last day.
 */
export function isOpenNow({ from, until, hours }: Opening, now: Instant, timeZone: string): boolean {
  const { day, time } = localTimeOf(Date.parse(now), timeZone);
  const isWithin = (of: string): boolean => from <= of && of <= until;
  if (!hours) return isWithin(day);
  const { opens, closes } = hours;
  if (opens < closes) return isWithin(day) && opens <= time && time < closes;
  return (time >= opens && isWithin(day)) || (time < closes && isWithin(dayAfter(day, -1)));
}

/** When it closes for the last time. */
export function endOfOpening({ until, hours }: Opening, timeZone: string): Instant {
  if (!hours) return instantOf(dayAfter(until, 1), '00:00', timeZone);
  return instantOf(hours.opens < hours.closes ? until : dayAfter(until, 1), hours.closes, timeZone);
}

/** The day that an instant falls on in a time zone, `2026-11-24`. */
export function dayAt(instant: Instant, timeZone: string): string {
  return localTimeOf(Date.parse(instant), timeZone).day;
}

/** One a time zone: making one takes longer than all that is asked of it. */
const walls = new Map<string, Intl.DateTimeFormat>();

/** Day and time on the wall of a time zone. */
function localTimeOf(ms: number, timeZone: string): { day: string; time: string } {
  const date = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const wall = walls.get(timeZone) ?? new Intl.DateTimeFormat('en-CA', { timeZone, ...date, ...clock });
  walls.set(timeZone, wall);
  const parts = wall.formatToParts(ms);
  const at = (type: Intl.DateTimeFormatPartTypes): string => parts.find((part) => part.type === type)?.value ?? '';
  return { day: `${at('year')}-${at('month')}-${at('day')}`, time: `${at('hour')}:${at('minute')}` };
}

/** The instant at which a clock of the time zone shows this; looked at twice, as the offset may change in between. */
export function instantOf(day: string, time: string, timeZone: string): Instant {
  const wallMs = Date.parse(`${day}T${time}:00Z`);
  let ms = wallMs;
  for (let round = 0; round < 2; round++) {
    const local = localTimeOf(ms, timeZone);
    ms += wallMs - Date.parse(`${local.day}T${local.time}:00Z`);
  }
  return new Date(ms).toISOString();
}

/** The day so many days later. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
