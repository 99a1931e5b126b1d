import type { AudioAnchor } from '../platform/timeline.ts';

/** A stretch of decoded sound and where it is heard; all in samples at 48 kHz. */
export interface SoundRun {
  from: number;
  count: number;
  /** Place in the recording. */
  at: number;
  /** Samples it takes there: a little more or less where the sender's clock drifts. */
  length: number;
}

const samplesPerMs = 48;

/** Turns anchors to runs in order; no run overlaps the one before it, and gaps between them are silence. */
export function planRuns(anchors: readonly AudioAnchor[], samples: number): SoundRun[] {
  const runs: SoundRun[] = [];
  for (const [index, anchor] of anchors.entries()) {
    const next = anchors[index + 1];
    const count = (next?.sample ?? samples) - anchor.sample;
    const at = Math.round(anchor.atMs * samplesPerMs);
    const length = next && !next.isJump ? Math.round(next.atMs * samplesPerMs) - at : count;
    const overlap = Math.max(0, (runs.at(-1)?.at ?? 0) + (runs.at(-1)?.length ?? 0) - at);
    if (count <= overlap || length <= overlap) continue;
    runs.push({ from: anchor.sample + overlap, count: count - overlap, at: at + overlap, length: length - overlap });
  }
  return runs;
}
