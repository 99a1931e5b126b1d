import { describe, expect, test } from 'vitest';
import { fitFilm } from './filmScript.ts';
import { layoutSheets } from './layoutBeside.ts';
import { planFilms } from './planFilms.ts';
import { planFilmVoices } from './planFilmVoices.ts';
import type { Played } from './playedOf.ts';
import type { ShownPane } from './shownOf.ts';

const pane = (change: Partial<ShownPane> = {}): ShownPane => ({
  exhibitId: 'e',
  page: 1,
  rotation: 0,
  region: null,
  documentId: 'd',
  number: { side: 'plaintiff', ordinal: 1 },
  title: 'x',
  strokes: [],
  isOpen: true,
  ...change,
});
const film = (change: Partial<Played> = {}): Played => ({
  fromMs: 1000,
  toMs: 40_000,
  exhibitId: 'e',
  documentId: 'd',
  positionMs: 500,
  isPlaying: true,
  ...change,
});

describe('the pieces of a film in a slice', () => {
  const slices = [
    { fromFrame: 0, frames: 750 },
    { fromFrame: 750, frames: 750 },
  ];

  test('begin in its middle where the slice does', () => {
    const pieces = slices.map((range) => planFilms([{ fromMs: 0, panes: [pane()] }], [film()], range));
    expect(pieces.map((list) => list.map(({ fromFrame, frames, positionMs }) => [fromFrame, frames, positionMs]))).toEqual([
      [[25, 725, 500]],
      [[0, 250, 29_500]],
    ]);
  });

  test('are new where the panel changes, from the position of that picture; a standing film stays where it is', () => {
    const [moved, marked] = [pane({ rotation: 90 }), pane({ rotation: 180 })];
    const shown = [
      { fromMs: 0, panes: [pane()] },
      { fromMs: 10_010, panes: [moved] },
      { fromMs: 20_000, panes: [pane({ exhibitId: 'f' })] },
      { fromMs: 20_500, panes: [marked, pane({ exhibitId: 'f' })] },
    ];
    const playing = planFilms(shown, [film()], slices[0] ?? (undefined as never));
    expect(playing.map(({ fromFrame, frames, positionMs, panes }) => [fromFrame, frames, positionMs, panes[0]?.rotation])).toEqual([
      [25, 225, 500, 0],
      [250, 250, 9500, 90],
      [513, 237, 20_020, 180],
    ]);
    const standing = planFilms(shown, [film({ isPlaying: false })], slices[0] ?? (undefined as never));
    expect(standing.map(({ positionMs }) => positionMs)).toEqual([500, 500, 500]);
  });

  test('are none on another page, and none where it is closed', () => {
    for (const panes of [null, [pane({ page: 2 })], [pane({ isOpen: false })]])
      expect(planFilms([{ fromMs: 0, panes }], [film()], slices[0] ?? (undefined as never))).toEqual([]);
  });
});

describe('the sound of a film', () => {
  test('is read from a little before it is heard, and only while it plays', () => {
    const voices = planFilmVoices([film(), film({ isPlaying: false }), film({ fromMs: 50_000, toMs: 51_000, positionMs: 7000 })]);
    expect(voices).toEqual([
      { documentId: 'd', seekS: 0.3, run: { from: 9600, count: 1_872_000, at: 48_000, length: 1_872_000 } },
      { documentId: 'd', seekS: 6.8, run: { from: 9600, count: 48_000, at: 2_400_000, length: 48_000 } },
    ]);
  });

  test('begins with the film itself where there is nothing before', () => {
    expect(planFilmVoices([film({ positionMs: 50 })]).map(({ seekS, run }) => [seekS, run.from])).toEqual([[0, 2400]]);
  });
});

describe('the place of a film', () => {
  test('covers its page, however that is turned, and stays in its sheet; even for every decoder', () => {
    for (const [index, count] of [
      [0, 1],
      [0, 2],
      [1, 2],
    ] as const) {
      const sheet = layoutSheets(count)[index] ?? (undefined as never);
      for (const shape of [
        [640, 360],
        [361, 641],
        [100, 99],
      ] as const)
        for (const rotation of [0, 90, 180, 270] as const)
          for (const region of [null, { x: 100, y: 2000, width: 3333, height: 777 }]) {
            const box = fitFilm(shape, { rotation, region }, sheet);
            expect(Object.values(box).filter((one) => one % 2 !== 0)).toEqual([]);
            expect(box.x >= sheet.x && box.y >= sheet.y).toBe(true);
            expect(box.x + box.width <= sheet.x + sheet.width && box.y + box.height <= sheet.y + sheet.height).toBe(true);
            expect(box.width === sheet.width || box.height === sheet.height).toBe(true);
          }
    }
    expect(fitFilm([640, 320], { rotation: 90, region: null }, { x: 0, y: 36, width: 944, height: 620 })).toEqual({ x: 316, y: 36, width: 312, height: 620 });
  });
});
