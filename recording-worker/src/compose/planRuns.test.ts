import { describe, expect, it } from 'vitest';
import { AnchorTrail } from '../assemble/AnchorTrail.ts';
import { planRuns } from './planRuns.ts';

/** Anchors of packets of 20 ms whose times come from `timeOf`. */
function follow(count: number, timeOf: (packet: number) => number): AnchorTrail {
  const trail = new AnchorTrail();
  for (let packet = 0; packet < count; packet++) trail.add(timeOf(packet), 960);
  return trail;
}
function runsOf(trail: AnchorTrail): ReturnType<typeof planRuns> {
  return planRuns(trail.anchors, trail.samples);
}

describe('placing decoded sound', () => {
  it('is one run while packets come evenly, jitter or not', () => {
    expect(runsOf(follow(500, (packet) => 100 + packet * 20 + (packet % 3)))).toEqual([{ from: 0, count: 480_000, at: 4800, length: 480_000 }]);
  });

  it('leaves silence for what is missing, and never plays two pieces at once', () => {
    const runs = runsOf(follow(100, (packet) => packet * 20 + (packet >= 50 ? 700 : 0) - (packet >= 80 ? 300 : 0)));
    expect(runs.map(({ at, length }) => [at, at + length])).toEqual([
      [0, 48_000],
      [81_600, 110_400],
      [110_400, 115_200],
    ]);
  });

  it('follows a drifting sender within 10 ms over an hour', () => {
    const drift = 1 + 150e-6;
    const trail = follow(180_000, (packet) => packet * 20 * drift);
    for (const run of runsOf(trail)) expect(Math.abs(run.at / 48 - (run.from / 48) * drift)).toBeLessThan(10);
    expect(trail.anchors.length).toBeGreaterThan(10);
    const end = runsOf(trail).at(-1);
    expect(Math.abs(((end?.at ?? 0) + (end?.length ?? 0)) / 48 - 3_600_000 * drift)).toBeLessThan(10);
  });
});
