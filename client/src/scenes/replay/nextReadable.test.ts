import { expect, it } from 'vitest';
import { nextReadable } from './nextReadable.ts';

it('goes on at the next moment that may be heard, and nowhere after the last', () => {
  const spans = [
    { fromMs: 6000, toMs: 12_000 },
    { fromMs: 30_000, toMs: 36_000 },
  ];
  expect([0, 7000, 11_950, 20_000, 36_000, 50_000].map((atMs) => nextReadable(spans, atMs))).toEqual([6000, 7000, 30_000, 30_000, 36_000, 36_000]);
  expect(nextReadable(undefined, 5)).toBe(5);
});
