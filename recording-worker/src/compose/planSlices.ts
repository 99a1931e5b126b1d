import type { AssembledTrack } from '../platform/timeline.ts';
import { type FilmPiece, planFilms } from './exhibits/planFilms.ts';
import type { Played } from './exhibits/playedOf.ts';
import type { ShownFrom, ShownPane } from './exhibits/shownOf.ts';
import type { Cover, FrameRange } from '../redact/Redaction.ts';
import { canvas, type Tile } from './layoutSeats.ts';

/** Pictures in a slice: 30 s, a whole number of closed groups of pictures. */
export const sliceFrames = 30 * canvas.rate;
export const groupFrames = 6 * canvas.rate;

/** Participants in the courtroom from `fromMs` on. */
export interface Presence {
  fromMs: number;
  present: ReadonlySet<string>;
}
export interface SliceInput {
  /** Name of the track's product. */
  name: string;
  tile: Tile;
  /** Where in the file to begin, and where in the slice that is (below 0: before it), seconds. */
  seekS: number;
  delayS: number;
  /** When to show it, seconds of the slice. */
  visible: [number, number][];
}
export interface Slice {
  index: number;
  fromFrame: number;
  frames: number;
  inputs: SliceInput[];
  /** Backgrounds, by number of pictures. */
  backgrounds: { present: string[]; frames: number; panes?: readonly ShownPane[] }[];
  /** Films in the panel, one after the other; absent where there are none. */
  films?: FilmPiece[];
  /** Plain boxes over all else, by pictures of the slice; absent where there are none. */
  covers?: (Omit<Cover, 'fromMs' | 'toMs'> & FrameRange)[];
  /** Moments at which the wall clock of the picture jumps (a recess was cut out), with the first picture's. */
  clock: { fromFrame: number; wallS: number }[];
}
export interface PlanOptions {
  durationMs: number;
  tracks: readonly AssembledTrack[];
  tiles: readonly Tile[];
  presence: readonly Presence[];
  /** What was before the court, and where everybody is beside it. */
  shown?: readonly ShownFrom[];
  besideTiles?: readonly Tile[];
  /** Films with pictures that were played before the court. */
  films?: readonly Played[];
  /** The pictures that are drawn at all; without it, every one. */
  keep?: readonly FrameRange[] | undefined;
  /** What is covered, and when. */
  covers?: readonly Cover[] | undefined;
  /** Recording times (ms) at which spans begin, and the court's local time then as seconds since 1970. */
  spans: readonly { startsAtMs: number; localS: number }[];
}

/** So much of a track is read before the slice: the picture that still stands at its first moment. */
const leadInMs = 1600;
const frameMs = 1000 / canvas.rate;
/** Sources in the order in which they lie over one another. */
const layers = ['camera', 'screen'] as const;

/** Cuts the recording into slices that can be drawn one by one, each with only what is to be seen in it. */
export function planSlices(options: PlanOptions): Slice[] {
  const total = Math.max(1, Math.round(options.durationMs / frameMs));
  const slices: Slice[] = [];
  for (const range of sliceRanges(options.keep ?? [{ fromFrame: 0, frames: total }])) {
    const covers = planCovers(options.covers ?? [], range);
    const films = planFilms(options.shown ?? [], options.films ?? [], range);
    slices.push({
      index: slices.length,
      ...range,
      inputs: planInputs(options, range),
      backgrounds: planBackgrounds(options, range),
      ...(films.length > 0 ? { films } : {}),
      ...(covers.length > 0 ? { covers } : {}),
      clock: planClock(options, range),
    });
  }
  return slices;
}

type Range = FrameRange;
function sliceRanges(keep: readonly Range[]): Range[] {
  return keep.flatMap(({ fromFrame: start, frames }) =>
    Array.from({ length: Math.ceil(frames / sliceFrames) }, (_, index) => {
      const fromFrame = start + index * sliceFrames;
      return { fromFrame, frames: Math.min(sliceFrames, start + frames - fromFrame) };
    }),
  );
}

/** A picture of which any part of the time is to be covered is covered. */
function planCovers(covers: readonly Cover[], range: Range): NonNullable<Slice['covers']> {
  return covers.flatMap(({ fromMs, toMs, ...area }) => {
    const from = Math.max(0, Math.floor(fromMs / frameMs) - range.fromFrame);
    const to = Math.min(range.frames, Math.ceil(toMs / frameMs) - range.fromFrame);
    return to > from ? [{ ...area, fromFrame: from, frames: to - from }] : [];
  });
}
const seconds = (ms: number): number => Math.round(ms * 1000) / 1e6;

type Interval = [fromMs: number, toMs: number];
interface Place {
  tiles: readonly Tile[];
  within: readonly Interval[];
}

/** Where people are, and when: in their seats, or in the column beside a page. */
function placesOf({ tiles, besideTiles = [], shown = [], durationMs }: PlanOptions): Place[] {
  const stretches = shown.map(({ fromMs, panes }, index) => ({
    isShown: panes !== null,
    within: [fromMs, shown[index + 1]?.fromMs ?? durationMs] as Interval,
  }));
  const beside = stretches.filter((one) => one.isShown).map((one) => one.within);
  if (beside.length === 0) return [{ tiles, within: [[-Infinity, Infinity]] }];
  const seated = stretches.filter((one) => !one.isShown).map((one) => one.within);
  return [
    { tiles, within: seated },
    { tiles: besideTiles, within: beside },
  ];
}

function cross(intervals: readonly Interval[], within: readonly Interval[]): Interval[] {
  return intervals.flatMap(([from, to]) =>
    within.flatMap(([start, end]): Interval[] => (from < end && to > start ? [[Math.max(from, start), Math.min(to, end)]] : [])),
  );
}

function planInputs(options: PlanOptions, range: Range): SliceInput[] {
  const fromMs = range.fromFrame * frameMs;
  const toMs = fromMs + range.frames * frameMs;
  const inputs: SliceInput[] = [];
  for (const { tiles, within } of placesOf(options)) {
    for (const layer of layers) {
      for (const { product, visible } of options.tracks) {
        const tile = tiles.find((one) => one.participantId === product.participantId);
        const inSlice = cross(visible, within).filter(([from, to]) => from < toMs && to > fromMs);
        if (product.source !== layer || !tile || inSlice.length === 0) continue;
        const offsetMs = product.startsAtMs - fromMs;
        const seekMs = Math.max(0, -offsetMs - leadInMs);
        const shown = inSlice.map(([from, to]): [number, number] => [seconds(Math.max(0, from - fromMs)), seconds(to - fromMs)]);
        inputs.push({ name: product.name, tile, seekS: seconds(seekMs), delayS: seconds(offsetMs + seekMs), visible: shown });
      }
    }
  }
  return inputs;
}

const frameOf = ({ fromMs }: { fromMs: number }): number => Math.round(fromMs / frameMs);

/** A background for each stretch in which neither who is there nor what is shown changes. */
function planBackgrounds({ presence, shown = [] }: PlanOptions, range: Range): Slice['backgrounds'] {
  const end = range.fromFrame + range.frames;
  const changes = [...presence, ...shown].map(frameOf).filter((frame) => frame > range.fromFrame && frame < end);
  const starts = [range.fromFrame, ...new Set(changes)].toSorted((a, b) => a - b);
  return starts.map((from, index) => {
    const at = <T extends { fromMs: number }>(list: readonly T[]): T | undefined => list.findLast((one) => frameOf(one) <= from) ?? list[0];
    const panes = at(shown)?.panes;
    return { present: [...(at(presence)?.present ?? [])].toSorted(), frames: (starts[index + 1] ?? end) - from, ...(panes ? { panes } : {}) };
  });
}

function planClock({ spans }: PlanOptions, range: Range): Slice['clock'] {
  const end = range.fromFrame + range.frames;
  const starts = spans.map((span) => ({ frame: Math.round(span.startsAtMs / frameMs), localS: span.localS }));
  return starts.flatMap((start, index) => {
    const from = Math.max(range.fromFrame, start.frame);
    const to = Math.min(end, starts[index + 1]?.frame ?? Infinity);
    return to > from ? [{ fromFrame: from - range.fromFrame, wallS: start.localS + (from - start.frame) / canvas.rate }] : [];
  });
}
