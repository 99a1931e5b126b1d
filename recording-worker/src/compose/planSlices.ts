import type { AssembledTrack } from '../platform/timeline.ts';
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
  backgrounds: { present: string[]; frames: number }[];
  /** Moments at which the wall clock of the picture jumps (a recess was cut out), with the first picture's. */
  clock: { fromFrame: number; wallS: number }[];
}
export interface PlanOptions {
  durationMs: number;
  tracks: readonly AssembledTrack[];
  tiles: readonly Tile[];
  presence: readonly Presence[];
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
  for (let fromFrame = 0; fromFrame < total; fromFrame += sliceFrames) {
    const frames = Math.min(sliceFrames, total - fromFrame);
    const range = { fromFrame, frames };
    slices.push({
      index: slices.length,
      ...range,
      inputs: planInputs(options, range),
      backgrounds: planBackgrounds(options, range),
      clock: planClock(options, range),
    });
  }
  return slices;
}

interface Range {
  fromFrame: number;
  frames: number;
}
const seconds = (ms: number): number => Math.round(ms * 1000) / 1e6;

function planInputs({ tracks, tiles }: PlanOptions, range: Range): SliceInput[] {
  const fromMs = range.fromFrame * frameMs;
  const toMs = fromMs + range.frames * frameMs;
  const inputs: SliceInput[] = [];
  for (const layer of layers) {
    for (const { product, visible } of tracks) {
      const tile = tiles.find((one) => one.participantId === product.participantId);
      const inSlice = visible.filter(([from, to]) => from < toMs && to > fromMs);
      if (product.source !== layer || !tile || inSlice.length === 0) continue;
      const offsetMs = product.startsAtMs - fromMs;
      const seekMs = Math.max(0, -offsetMs - leadInMs);
      const shown = inSlice.map(([from, to]): [number, number] => [seconds(Math.max(0, from - fromMs)), seconds(to - fromMs)]);
      inputs.push({ name: product.name, tile, seekS: seconds(seekMs), delayS: seconds(offsetMs + seekMs), visible: shown });
    }
  }
  return inputs;
}

function planBackgrounds({ presence }: PlanOptions, range: Range): Slice['backgrounds'] {
  const end = range.fromFrame + range.frames;
  const at = (index: number): number => Math.round((presence[index]?.fromMs ?? Infinity) / frameMs);
  return presence.flatMap((one, index) => {
    const from = index === 0 ? range.fromFrame : Math.max(range.fromFrame, at(index));
    const frames = Math.min(end, at(index + 1)) - from;
    return frames > 0 ? [{ present: [...one.present].toSorted(), frames }] : [];
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
