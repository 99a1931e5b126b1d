import { openFloor } from '@assize/contracts/hearing/floor/state';
import { describe, expect, it } from 'vitest';
import { floorTime, warningMs } from './floorTime.ts';

const since = '2026-11-24T02:00:00.000Z';
const start = Date.parse(since);
const held = { ...openFloor, mode: 'byJudge' as const, holderIds: ['a'], since, limitS: 180 };

describe('the time of whoever has the floor', () => {
  it('runs down to the limit, warns before its end and counts what is over', () => {
    expect(floorTime(held, start)).toEqual({ phase: 'running', ms: 180_000 });
    expect(floorTime(held, start + 180_000 - warningMs)).toEqual({ phase: 'soon', ms: warningMs });
    expect(floorTime(held, start + 180_000)).toEqual({ phase: 'over', ms: 0 });
    expect(floorTime(held, start + 195_000)).toEqual({ phase: 'over', ms: 15_000 });
  });
  it('is longer by what the court extends it', () => {
    expect(floorTime({ ...held, limitS: 240 }, start + 195_000)).toEqual({ phase: 'running', ms: 45_000 });
  });
  it('counts upwards without a limit', () => {
    expect(floorTime({ ...held, limitS: null }, start + 5000)).toEqual({ phase: 'since', ms: 5000 });
  });
  it('is nobody’s when nobody has the floor', () => {
    expect(floorTime(openFloor, start).phase).toBe('none');
    expect(floorTime({ ...held, holderIds: [] }, start).phase).toBe('none');
    expect(floorTime({ ...held, holderIds: [], turn: 'plaintiff' }, start).phase).toBe('running');
  });
  it('is never more than was given, on a clock that is behind', () => {
    expect(floorTime(held, start - 4000)).toEqual({ phase: 'running', ms: 180_000 });
  });
});
