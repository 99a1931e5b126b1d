import { expect, it } from 'vitest';
import { pageOfList } from './pageOfList.ts';

it.each([
  [0, 1, [1, 1, 0, 0]],
  [50, 1, [1, 1, 1, 50]],
  [51, 2, [2, 2, 51, 51]],
  [51, 9, [2, 2, 51, 51]],
  [120, 2, [2, 3, 51, 100]],
])('of %i rows, page %i shows where it is', (count, asked, expected) => {
  const { page, pages, from, to, shown } = pageOfList(Array.from({ length: count }), asked);
  expect([page, pages, from, to]).toEqual(expected);
  expect(shown).toHaveLength(to === 0 ? 0 : to - from + 1);
});
