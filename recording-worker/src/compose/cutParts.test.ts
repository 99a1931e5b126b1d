import { describe, expect, it } from 'vitest';
import { cutParts } from './cutParts.ts';

const made = (slices: number, isMade = false): boolean[] => Array.from({ length: slices }, () => isMade);

describe('cutting a composition in parts', () => {
  it('gives every slice to one part, none to two, and the sound to one', () => {
    for (const slices of [1, 16, 17, 240]) {
      const parts = cutParts(made(slices), false);
      const drawn = parts.flatMap((part) =>
        part.kind === 'pictures' ? Array.from({ length: part.toSlice - part.fromSlice }, (_, at) => part.fromSlice + at) : [],
      );
      expect(drawn).toEqual(Array.from({ length: slices }, (_, at) => at));
      expect(parts.filter((part) => part.kind === 'sound')).toHaveLength(1);
    }
  });

  it('lets a short hearing be drawn by many, and a long one in parts worth their beginning', () => {
    expect(cutParts(made(3), true)).toHaveLength(3);
    expect(cutParts(made(240), true)).toHaveLength(60);
  });

  it('leaves out what is made', () => {
    expect(cutParts(made(20, true), true)).toEqual([]);
    expect(cutParts([...made(5, true), ...made(12)], true)[0]).toEqual({ kind: 'pictures', fromSlice: 4, toSlice: 8 });
    expect(cutParts(made(2, true), false)).toEqual([{ kind: 'sound' }]);
  });
});
