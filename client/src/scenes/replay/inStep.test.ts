import { describe, expect, it } from 'vitest';
import { everybody, isEverybody, isHeard, toggled } from './heard.ts';
import { stepOf } from './inStep.ts';

const place = { startsAtMs: 10_000, durationMs: 60_000 };
const running = { atMs: 20_000, isRunning: true, rate: 1 };

describe('a track in step with the picture', () => {
  it('plays where the picture is, and is silent before it begins and after it ends', () => {
    expect(stepOf(running, place, 10)).toEqual({ isPlaying: true, rate: 1, jumpToS: undefined });
    expect(stepOf({ ...running, atMs: 9000 }, place, 0)).toMatchObject({ isPlaying: false, jumpToS: undefined });
    expect(stepOf({ ...running, atMs: 70_000 }, place, 60)).toMatchObject({ isPlaying: false });
  });
  it('comes back little by little when it drifts, and at once when it is far away', () => {
    expect(stepOf(running, place, 10.05).rate).toBeLessThan(1);
    expect(stepOf({ ...running, rate: 2 }, place, 9.95).rate).toBeGreaterThan(2);
    expect(stepOf(running, place, 9.95).jumpToS).toBeUndefined();
    expect(stepOf(running, place, 15)).toMatchObject({ jumpToS: 10, rate: 1 });
  });
  it('stands at the very moment of a picture that stands', () => {
    expect(stepOf({ ...running, isRunning: false }, place, 10.04)).toMatchObject({ isPlaying: false, jumpToS: 10 });
  });
});

describe('who is heard', () => {
  it('is everybody, then all but the muted, then the soloed alone', () => {
    expect(isEverybody(everybody)).toBe(true);
    const muted = toggled(everybody, 'muted', 'a');
    expect(['a', 'b'].map((id) => isHeard(muted, id))).toEqual([false, true]);
    const soloed = toggled(muted, 'soloed', 'a');
    expect(['a', 'b'].map((id) => isHeard(soloed, id))).toEqual([true, false]);
    expect(isEverybody(toggled(toggled(soloed, 'soloed', 'a'), 'muted', 'a'))).toBe(true);
  });
});
