import { describe, expect, it } from 'vitest';
import { isCourtDay, isWithinHours, overlaps, proposeTimes, spanOf } from './courtHours.ts';
import { earliestDayOf } from './notice.ts';
import { courtHoursSchema, usualHours } from './wire.ts';

const zone = 'Asia/Shanghai';
const at = (local: string): number => Date.parse(`${local}:00+08:00`);
const span = (from: string, to: string) => ({ fromMs: at(from), toMs: at(to) });
const room = { courtroomId: 'one', taken: [] };
const asked = {
  nowMs: at('2026-11-24T08:00'),
  fromDay: '2026-11-24',
  days: 60,
  count: 6,
  minutes: 60,
  hours: usualHours,
  timeZone: zone,
  taken: [],
  courtrooms: [room],
};
const local = (startsAt: string): string => new Date(Date.parse(startsAt) + 8 * 3600_000).toISOString().slice(0, 16);

describe('hearings and their times', () => {
  it('are in each other’s way when they share a minute, and not when one begins as the other ends', () => {
    const first = span('2026-11-24T09:00', '2026-11-24T10:00');
    expect(overlaps(first, span('2026-11-24T09:59', '2026-11-24T11:00'))).toBe(true);
    expect(overlaps(first, span('2026-11-24T08:00', '2026-11-24T12:00'))).toBe(true);
    expect(overlaps(first, span('2026-11-24T10:00', '2026-11-24T11:00'))).toBe(false);
    expect(spanOf({ startsAt: new Date(first.fromMs).toISOString(), minutes: 60 })).toEqual(first);
  });

  it('are on working days, on the weekends worked for a holiday, and never on the holiday', () => {
    const hours = { ...usualHours, closedOn: ['2026-10-01'], openOn: ['2026-10-10'] };
    expect(isCourtDay('2026-10-01', hours)).toBe(false);
    expect(isCourtDay('2026-10-02', hours)).toBe(true);
    expect(isCourtDay('2026-10-10', hours)).toBe(true);
    expect(isCourtDay('2026-10-11', hours)).toBe(false);
  });

  it('lie between the opening and the closing of one day, by the clock of the court and not of the server', () => {
    expect(isWithinHours(span('2026-11-24T11:30', '2026-11-24T14:00'), usualHours, zone)).toBe(true);
    expect(isWithinHours(span('2026-11-24T16:30', '2026-11-24T17:01'), usualHours, zone)).toBe(false);
    expect(isWithinHours(span('2026-11-24T09:00', '2026-11-25T10:00'), usualHours, zone)).toBe(false);
    expect(isWithinHours(span('2026-11-24T09:00', '2026-11-24T10:00'), usualHours, 'UTC')).toBe(false);
    expect(isWithinHours(span('2026-11-28T09:00', '2026-11-28T10:00'), usualHours, zone)).toBe(false);
  });

  it('keep their hour on the wall where clocks change', () => {
    const berlin = { ...asked, nowMs: 0, fromDay: '2026-10-23', timeZone: 'Europe/Berlin', count: 4, minutes: 180 };
    // Friday in summer time, Monday in winter time.
    expect(proposeTimes(berlin).map((one) => one.startsAt)).toEqual([
      '2026-10-23T07:00:00.000Z',
      '2026-10-23T11:30:00.000Z',
      '2026-10-26T08:00:00.000Z',
      '2026-10-26T12:30:00.000Z',
    ]);
  });

  it('have hours that come one after the other', () => {
    const overlapping = [{ opens: '09:00', closes: '13:00' }, usualHours.spans[0]];
    expect(courtHoursSchema.safeParse({ ...usualHours, spans: overlapping }).success).toBe(false);
    expect(courtHoursSchema.safeParse(usualHours).success).toBe(true);
  });
});

describe('proposals', () => {
  it('are the next times at which everybody can, not in each other’s way, and not in the past', () => {
    const taken = [span('2026-11-24T10:00', '2026-11-24T10:30'), span('2026-11-24T13:30', '2026-11-24T16:30')];
    expect(proposeTimes({ ...asked, nowMs: at('2026-11-24T09:00'), taken }).map((one) => local(one.startsAt))).toEqual([
      ...['2026-11-24T10:30', '2026-11-25T09:00', '2026-11-25T10:00', '2026-11-25T11:00', '2026-11-25T13:30', '2026-11-25T14:30'],
    ]);
  });

  it('name a courtroom that is free', () => {
    const courtrooms = [
      { courtroomId: 'one', taken: [span('2026-11-24T09:00', '2026-11-24T10:00')] },
      { courtroomId: 'two', taken: [] },
    ];
    expect(proposeTimes({ ...asked, count: 2, courtrooms }).map((one) => one.courtroomId)).toEqual(['two', 'one']);
  });

  it('go over noon only for what no half day holds, and over no night', () => {
    expect(proposeTimes({ ...asked, minutes: 240, count: 2 }).map((one) => local(one.startsAt))).toEqual(['2026-11-24T09:00', '2026-11-24T13:00']);
    expect(proposeTimes({ ...asked, minutes: 600 })).toEqual([]);
  });
});

describe('the notice to parties', () => {
  it('leaves three whole days before a trial of the ordinary procedure', () => {
    expect(earliestDayOf('2026-11-24', { kind: 'trial', plan: 'civilOrdinary' })).toBe('2026-11-28');
    expect(earliestDayOf('2026-11-24', { kind: 'trial', plan: 'criminalOrdinary' })).toBe('2026-11-28');
  });
  it('is none in summary procedure and for mediation', () => {
    for (const plan of ['civilSummary', 'smallClaims', 'criminalPlea'] as const)
      expect(earliestDayOf('2026-11-24', { kind: 'trial', plan })).toBe('2026-11-24');
    expect(earliestDayOf('2026-11-24', { kind: 'mediation', plan: 'civilOrdinary' })).toBe('2026-11-24');
    expect(earliestDayOf('2026-11-24', { kind: 'mediation', plan: 'mediation' })).toBe('2026-11-24');
  });
  it('is not waived for a trial that is to run as mediation', () => {
    expect(earliestDayOf('2026-11-24', { kind: 'trial', plan: 'mediation' })).toBe('2026-11-28');
  });
});
