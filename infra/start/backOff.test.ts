import { expect, test } from 'vitest';
import { BackOff } from './backOff.ts';

test('a process that dies at once again and again is started less and less often, at most every 10 s', () => {
  const backOff = new BackOff();
  expect(Array.from({ length: 8 }, () => backOff.after(100))).toEqual([200, 400, 800, 1600, 3200, 6400, 10_000, 10_000]);
});

test('a process that lived a minute is started again at once', () => {
  const backOff = new BackOff();
  for (let count = 0; count < 5; count++) backOff.after(10);
  expect(backOff.after(60_000)).toBe(200);
});
