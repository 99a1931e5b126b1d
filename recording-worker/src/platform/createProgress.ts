import type { RecordingProgress } from '@assize/contracts/jobs/recording';

const leastBetweenMs = 500;
/** Before this part is done, its speed says little about the rest. */
const tellingPart = 0.03;

/**
 * Turns parts done into progress with the expected end, told at most twice a second and never backwards.
 * `now` and `beganAtMs` in ms since 1970.
 */
export function createProgress(tell: (progress: RecordingProgress) => void, now: () => number, beganAtMs = now()): (done: number) => void {
  let toldAtMs = 0;
  let furthest = 0;
  return (done) => {
    furthest = Math.max(furthest, Math.min(1, done));
    const atMs = now();
    if (atMs - toldAtMs < leastBetweenMs) return;
    toldAtMs = atMs;
    const endsAtMs = beganAtMs + (atMs - beganAtMs) / Math.max(furthest, tellingPart);
    tell({ done: furthest, expectedEndAt: furthest < tellingPart ? null : new Date(Math.round(endsAtMs)).toISOString() });
  };
}
