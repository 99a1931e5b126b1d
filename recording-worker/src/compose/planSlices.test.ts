import { describe, expect, it } from 'vitest';
import type { AssembledTrack } from '../platform/timeline.ts';
import { layoutSeats } from './layoutSeats.ts';
import { planSlices } from './planSlices.ts';
import { sliceScript } from './sliceArguments.ts';

const tiles = layoutSeats([
  { id: 'j', role: 'presidingJudge', side: 'bench', seat: 0 },
  { id: 'p', role: 'plaintiff', side: 'plaintiff', seat: 0 },
]);
const track = (participantId: string, startsAtMs: number, visible: [number, number][]): AssembledTrack => ({
  product: {
    name: `${participantId}.mp4`,
    bytes: 1,
    sha256: '0'.repeat(64),
    mimeType: 'video/mp4',
    participantId,
    role: 'judge',
    displayName: '',
    source: 'camera',
    startsAtMs,
    durationMs: 60_000,
  },
  visible,
  anchors: [],
  samples: 0,
});
const options = {
  durationMs: 65_000,
  tiles,
  spans: [
    { startsAtMs: 0, localS: 1000 },
    { startsAtMs: 40_000, localS: 5000.5 },
  ],
};
const all = new Set(['j', 'p']);

describe('the plan of slices', () => {
  it('covers every picture of the recording once', () => {
    const slices = planSlices({ ...options, tracks: [], presence: [{ fromMs: 0, present: all }] });
    expect(slices.map(({ fromFrame, frames }) => [fromFrame, frames])).toEqual([
      [0, 750],
      [750, 750],
      [1500, 125],
    ]);
  });

  it('takes only the tracks that are seen in a slice, from a little before it', () => {
    const tracks = [track('j', 1000, [[1000, 32_000]]), track('p', 40_000, [[40_000, 41_000]])];
    const slices = planSlices({ ...options, tracks, presence: [{ fromMs: 0, present: all }] });
    expect(slices.map(({ inputs }) => inputs.map((input) => [input.name, input.seekS, input.delayS]))).toEqual([
      [['j.mp4', 0, 1]],
      [
        ['j.mp4', 27.4, -1.6],
        ['p.mp4', 0, 10],
      ],
      [],
    ]);
    expect(slices[1]?.inputs[0]?.visible).toEqual([[0, 2]]);
  });

  it('changes the background when somebody comes or goes, to the picture', () => {
    const presence = [
      { fromMs: 0, present: new Set(['j']) },
      { fromMs: 20_000, present: all },
      { fromMs: 35_000, present: new Set<string>() },
    ];
    const slices = planSlices({ ...options, tracks: [], presence });
    expect(slices.map(({ backgrounds }) => backgrounds)).toEqual([
      [
        { present: ['j'], frames: 500 },
        { present: ['j', 'p'], frames: 250 },
      ],
      [
        { present: ['j', 'p'], frames: 125 },
        { present: [], frames: 625 },
      ],
      [{ present: [], frames: 125 }],
    ]);
  });

  it('lets the time of day jump where a recess was cut out', () => {
    const slices = planSlices({ ...options, tracks: [], presence: [{ fromMs: 0, present: all }] });
    expect(slices[1]?.clock).toEqual([
      { fromFrame: 0, wallS: 1030 },
      { fromFrame: 250, wallS: 5000.5 },
    ]);
    expect(slices[2]?.clock).toEqual([{ fromFrame: 0, wallS: 5020.5 }]);
    expect(sliceScript(slices[1] ?? (undefined as never))).toContain("enable='between(n,0,249)'");
  });
});
