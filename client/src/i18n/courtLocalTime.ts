import { courtTimeZone } from './formatInstant.ts';

/** Offset of the court's zone from UTC at an instant, ms. */
function offsetAt(ms: number): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: courtTimeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(ms);
  const part = (type: string): number => Number(parts.find((one) => one.type === type)?.value);
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second')) - Math.floor(ms / 1000) * 1000;
}

/** What a `datetime-local` field holds (`2026-12-01T09:30`), meant in the court's zone, as an instant; '' when it is no date. */
export function courtLocalToInstant(local: string): string {
  const asUtc = Date.parse(`${local}:00Z`);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(local) || Number.isNaN(asUtc)) return '';
  return new Date(asUtc - offsetAt(asUtc)).toISOString();
}

/** An instant (ms) as a `datetime-local` field holds it, to the minute, in the court's zone. */
export function instantToCourtLocal(ms: number): string {
  return new Date(ms + offsetAt(ms)).toISOString().slice(0, 16);
}
