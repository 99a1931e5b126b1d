import type { AudioAnchor } from '../platform/timeline.ts';

/** Sound and its place may differ by this much before it is put right: below what lips or ears notice, ms. */
const toleranceMs = 8;
/** Beyond this it is no drift but something missing: silence, never stretched sound. */
const jumpMs = 15;
const shortestStretchMs = 2000;

/** Follows where each piece of sound belongs and keeps only the points at which that changes. */
export class AnchorTrail {
  readonly anchors: AudioAnchor[] = [];
  samples = 0;

  add(atMs: number, samples: number): void {
    const last = this.anchors.at(-1);
    const expectedMs = last ? last.atMs + (this.samples - last.sample) / 48 : atMs;
    const offMs = Math.abs(atMs - expectedMs);
    if (!last || offMs > jumpMs) this.anchors.push({ sample: this.samples, atMs, isJump: true });
    else if (offMs > toleranceMs && atMs - last.atMs > shortestStretchMs) this.anchors.push({ sample: this.samples, atMs, isJump: false });
    this.samples += samples;
  }
}

/** Pictures further apart than this leave the plate to be seen between them, ms. */
const longestStillMs = 1500;
/** How long the last picture before such a pause stays, ms. */
const lingerMs = 500;

/** Follows when there is a picture to see. */
export class VisibleTrail {
  readonly intervals: [number, number][] = [];
  #lastMs = 0;

  add(atMs: number): void {
    const current = this.intervals.at(-1);
    if (!current || atMs - this.#lastMs > longestStillMs) this.intervals.push([atMs, atMs + lingerMs]);
    else current[1] = atMs + lingerMs;
    this.#lastMs = atMs;
  }

  /** The intervals, none reaching beyond the end of the span. */
  end(endMs: number): [number, number][] {
    return this.intervals.map(([from, to]) => [from, Math.max(from, Math.min(to, endMs))]);
  }
}
