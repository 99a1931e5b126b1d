import { describe, expect, it } from 'vitest';
import { following, movedBy, wavePath, zoomedTo } from './timelineWindow.ts';

const hour = 3_600_000;
const whole = { fromMs: 0, toMs: hour };

describe('the stretch of the recording that the lanes show', () => {
  it('is enlarged around a moment, which stays where it is', () => {
    const half = zoomedTo(whole, 0.5, 900_000, hour);
    expect(half.toMs - half.fromMs).toBe(hour / 2);
    expect((900_000 - half.fromMs) / (hour / 2)).toBeCloseTo(0.25);
  });
  it('never leaves the recording, nor gets shorter than ten seconds', () => {
    expect(zoomedTo(whole, 2, 0, hour)).toEqual(whole);
    expect(zoomedTo(whole, 0.000_01, 0, hour)).toEqual({ fromMs: 0, toMs: 10_000 });
    expect(movedBy({ fromMs: 0, toMs: 10_000 }, -5000, hour)).toEqual({ fromMs: 0, toMs: 10_000 });
    expect(movedBy({ fromMs: 0, toMs: 10_000 }, 2 * hour, hour)).toEqual({ fromMs: hour - 10_000, toMs: hour });
    expect(zoomedTo({ fromMs: 0, toMs: 4000 }, 0.5, 0, 4000)).toEqual({ fromMs: 0, toMs: 4000 });
  });
  it('goes on with what plays', () => {
    const span = { fromMs: 0, toMs: 60_000 };
    expect(following(span, 30_000, hour)).toBe(span);
    expect(following(span, 61_000, hour)).toEqual({ fromMs: 55_000, toMs: 115_000 });
  });
});

it('a voice is drawn by the loudest of each column, so that no word is lost from afar', () => {
  const peaks = Array.from({ length: 100 }, (_, index) => (index === 55 ? 255 : 0));
  expect(wavePath(peaks, 10, { fromMs: 0, toMs: 10_000 }, 10, 20)).toContain('L5 0L6 10L');
});
