import { expect, test } from 'vitest';
import { dayAt, endOfOpening, isOpenNow } from './hours.ts';

const shanghai = 'Asia/Shanghai';
const berlin = 'Europe/Berlin';
const days = { from: '2026-03-02', until: '2026-03-04' };
const office = { ...days, hours: { opens: '09:00', closes: '17:00' } };
const night = { ...days, hours: { opens: '22:00', closes: '06:00' } };
const always = { ...days, hours: null };

test.each([
  // 09:00 in Shanghai is 01:00 UTC.
  [office, shanghai, '2026-03-02T00:59:59.999Z', false],
  [office, shanghai, '2026-03-02T01:00:00.000Z', true],
  [office, shanghai, '2026-03-02T08:59:59.999Z', true],
  [office, shanghai, '2026-03-02T09:00:00.000Z', false],
  [office, shanghai, '2026-03-04T08:59:00.000Z', true],
  [office, shanghai, '2026-03-05T02:00:00.000Z', false],
  [office, shanghai, '2026-03-01T02:00:00.000Z', false],
  // The day is that of the court, not of UTC.
  [always, shanghai, '2026-03-01T15:59:59.999Z', false],
  [always, shanghai, '2026-03-01T16:00:00.000Z', true],
  [always, shanghai, '2026-03-04T15:59:59.999Z', true],
  [always, shanghai, '2026-03-04T16:00:00.000Z', false],
  // Hours that pass midnight belong to the evening: none before the first, and the last ends the morning after.
  [night, 'UTC', '2026-03-02T05:00:00.000Z', false],
  [night, 'UTC', '2026-03-02T21:59:00.000Z', false],
  [night, 'UTC', '2026-03-02T22:00:00.000Z', true],
  [night, 'UTC', '2026-03-03T00:00:00.000Z', true],
  [night, 'UTC', '2026-03-03T05:59:00.000Z', true],
  [night, 'UTC', '2026-03-03T06:00:00.000Z', false],
  [night, 'UTC', '2026-03-05T05:59:00.000Z', true],
  [night, 'UTC', '2026-03-05T06:00:00.000Z', false],
  [night, 'UTC', '2026-03-05T22:00:00.000Z', false],
])('%j in %s at %s is open: %s', (opening, timeZone, now, isOpen) => {
  expect(isOpenNow(opening, now, timeZone)).toBe(isOpen);
});

test.each([
  [office, shanghai, '2026-03-04T09:00:00.000Z'],
  [always, shanghai, '2026-03-04T16:00:00.000Z'],
  [night, 'UTC', '2026-03-05T06:00:00.000Z'],
  // The clock goes forward in the night after the last day: the day after begins in winter, and its morning is summer's.
  [{ ...always, until: '2026-03-28' }, berlin, '2026-03-28T23:00:00.000Z'],
  [{ ...night, until: '2026-03-28' }, berlin, '2026-03-29T04:00:00.000Z'],
  [{ ...always, until: '2026-12-31' }, 'UTC', '2027-01-01T00:00:00.000Z'],
])('%j in %s closes for the last time at %s', (opening, timeZone, endsAt) => {
  expect(endOfOpening(opening, timeZone)).toBe(endsAt);
  const before = new Date(Date.parse(endsAt) - 1).toISOString();
  expect([isOpenNow(opening, before, timeZone), isOpenNow(opening, endsAt, timeZone)]).toEqual([true, false]);
});

test('the day of an instant is that of the place', () => {
  expect([dayAt('2026-03-01T16:00:00.000Z', shanghai), dayAt('2026-03-01T16:00:00.000Z', 'UTC')]).toEqual(['2026-03-02', '2026-03-01']);
});
