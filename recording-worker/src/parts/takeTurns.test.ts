import type { ComposePart } from '@assize/contracts/jobs/composeParts';
import { describe, expect, it } from 'vitest';
import { takeTurns } from './takeTurns.ts';

const slices = (count: number): ComposePart[] => Array.from({ length: count }, (_, at) => ({ kind: 'pictures', fromSlice: at, toSlice: at + 1 }));

/** Whose part is done when, if one worker takes a part at a time; recordings come before the given number of parts is done. */
function serve(recordings: readonly { name: string; count: number; comesAfter: number }[]): string[] {
  let waiting: { name: string; turn: number; no: number }[] = [];
  const served: string[] = [];
  let no = 0;
  for (;;) {
    for (const { name, count } of recordings.filter((one) => one.comesAfter === served.length)) {
      const turn = Math.min(...waiting.map((one) => one.turn));
      for (const mine of takeTurns(slices(count), waiting.length > 0 ? turn : 0)) waiting.push({ name, turn: mine, no: no++ });
    }
    const [next, ...rest] = waiting.toSorted((a, b) => a.turn - b.turn || a.no - b.no);
    if (!next) return served;
    served.push(next.name);
    waiting = rest;
  }
}

describe('turns of parts', () => {
  it('let the shortest of nine hearings that close together end first, though it was ordered last', () => {
    const long = Array.from({ length: 8 }, (_, at) => ({ name: `long ${String(at)}`, count: 60, comesAfter: 0 }));
    const served = serve([...long, { name: 'short', count: 3, comesAfter: 0 }]);
    expect(served.lastIndexOf('short')).toBeLessThan(3 * 9);
    expect(served).toHaveLength(8 * 60 + 3);
  });

  it('begin for who comes late where the others are, and never keep the long one waiting for all who come after it', () => {
    const stream = Array.from({ length: 40 }, (_, at) => ({ name: 'short', count: 3, comesAfter: 20 + at * 6 }));
    const served = serve([{ name: 'long', count: 60, comesAfter: 0 }, ...stream]);
    expect(served.indexOf('short')).toBeLessThanOrEqual(22);
    // It has its share all along, however many come.
    const gaps = served
      .slice(0, served.lastIndexOf('long'))
      .join(' ')
      .split('long')
      .map((between) => between.split('short').length - 1);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(2);
  });

  it('count slices, not parts, and put the sound first', () => {
    const parts: ComposePart[] = [{ kind: 'sound' }, { kind: 'pictures', fromSlice: 0, toSlice: 4 }, { kind: 'pictures', fromSlice: 8, toSlice: 12 }];
    expect(takeTurns(parts, 0)).toEqual([1, 2, 6]);
    expect(takeTurns(parts, 70)).toEqual([70, 71, 75]);
  });
});
