import type { ProductionOrder } from '@assize/contracts/recording/products';
import type { RecordingClock } from '@assize/contracts/recording/recordingClock';
import type { RecordingGap } from '../platform/timeline.ts';

/** Gaps that the journal shows and those that the log owns up to, in order; what overlaps is one gap. */
export function listGaps(order: ProductionOrder, clock: RecordingClock, found: readonly RecordingGap[]): RecordingGap[] {
  const logged = order.log.events.flatMap((event) => {
    if (event.type !== 'recording.gap') return [];
    const { fromAt, toAt, cause } = event.payload;
    return [{ fromMs: clock.clamp(Date.parse(fromAt)), toMs: clock.clamp(Date.parse(toAt)), cause }];
  });
  const all = [...logged, ...found].filter((gap) => gap.toMs > gap.fromMs).toSorted((a, b) => a.fromMs - b.fromMs || a.toMs - b.toMs);
  const merged: RecordingGap[] = [];
  for (const gap of all) {
    const last = merged.at(-1);
    if (!last || gap.fromMs > last.toMs) merged.push({ ...gap });
    else {
      last.toMs = Math.max(last.toMs, gap.toMs);
      // A cause that is known says more than one that is not.
      if (last.cause === 'unknown') last.cause = gap.cause;
    }
  }
  return merged;
}
