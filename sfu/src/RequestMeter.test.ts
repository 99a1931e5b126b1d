import { expect, test } from 'vitest';
import { RequestMeter } from './RequestMeter.ts';

test('a burst passes, a flood does not, and patience fills it again', () => {
  const meter = new RequestMeter({ perSecond: 10, burst: 3, nowMs: 0 });
  expect([1, 2, 3, 4].map(() => meter.take(0))).toEqual([true, true, true, false]);
  expect(meter.take(99)).toBe(false);
  expect(meter.take(101)).toBe(true);
  expect(meter.take(102)).toBe(false);
  expect([1, 2, 3, 4].map(() => meter.take(60_000))).toEqual([true, true, true, false]);
});
