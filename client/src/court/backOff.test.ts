import { describe, expect, it } from 'vitest';
import { backOffMs } from './backOff.ts';

describe('waiting before another attempt', () => {
  it('doubles up to its limit', () => {
    const waits = [0, 1, 2, 3, 30].map((attempt) => backOffMs(attempt, { baseMs: 250, maxMs: 4000, random: () => 1 }));
    expect(waits).toEqual([250, 500, 1000, 2000, 4000]);
  });
  it('differs by chance, by up to half', () => {
    const at = (random: number): number => backOffMs(2, { baseMs: 250, maxMs: 4000, random: () => random });
    expect([at(0), at(0.5), at(1)]).toEqual([500, 750, 1000]);
  });
});
