import { expect, test } from 'vitest';
import { median } from './statistics.ts';

test('the median of an even number of runs is the mean of the middle two, whatever their order', () => {
  expect(median([9, 1, 4, 2])).toBe(3);
  expect(median([9, 1, 4])).toBe(4);
});

test('there is no median of nothing', () => {
  expect(() => median([])).toThrow('no values');
});
