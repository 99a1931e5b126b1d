import { expect, test } from 'vitest';
import { retryWait } from './retryWait.ts';

test('a wait doubles with each failure up to the longest, and stays there for ever', () => {
  const waits = { firstMs: 10_000, lastMs: 600_000 };
  expect([0, 1, 2, 5, 6, 7, 60, 5000].map((failures) => retryWait(failures, waits))).toEqual([
    10_000, 20_000, 40_000, 320_000, 600_000, 600_000, 600_000, 600_000,
  ]);
});
