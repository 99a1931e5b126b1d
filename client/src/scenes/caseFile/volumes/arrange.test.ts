import { describe, expect, it } from 'vitest';
import { moveTo, underHeadings } from './arrange.ts';

describe('the order of a catalogue', () => {
  it.each([
    [0, 1, 'bacd'],
    [3, 0, 'dabc'],
    [0, 3, 'bcda'],
    [1, 1, 'abcd'],
    [0, -1, 'abcd'],
    [3, 4, 'abcd'],
    [9, 0, 'abcd'],
  ])('moves %i to %i', (from, to, expected) => {
    expect(moveTo(['a', 'b', 'c', 'd'], from, to).join('')).toBe(expected);
  });
  it('puts documents under their headings and keeps their order', () => {
    const documents = ['A', 'A', '', 'A'].map((folder, index) => ({ folder, index }));
    expect(underHeadings(documents).map((one) => [one.folder, one.documents.map((each) => each.index)])).toEqual([
      ['A', [0, 1]],
      ['', [2]],
      ['A', [3]],
    ]);
    expect(underHeadings([])).toEqual([]);
  });
});
