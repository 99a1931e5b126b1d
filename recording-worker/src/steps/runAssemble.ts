import { createRecordingClock } from '@assize/contracts/recording/recordingClock';
import { createScratch } from '../platform/createScratch.ts';
import { readOrder } from '../platform/readOrder.ts';
import { straightenOrder } from '../platform/straightenOrder.ts';
import { timelineSchema, type Timeline } from '../platform/timeline.ts';
import { assembleTracks } from '../assemble/assembleTracks.ts';
import { listGaps } from '../index/listGaps.ts';
import { areThere, fingerprint, readMarker, writeMarker } from './markers.ts';
import type { StepContext } from './StepContext.ts';

/** Journal to tracks. Finished before, it answers what it made then. */
export async function runAssemble(context: StepContext, recordingId: string): Promise<Timeline> {
  const { store } = context;
  const { order, sha256 } = await readOrder(store, recordingId);
  const madeFrom = fingerprint('assemble', sha256);
  const done = await readMarker(store, recordingId, 'assemble', timelineSchema);
  if (
    done?.madeFrom === madeFrom &&
    (await areThere(
      store,
      recordingId,
      done.result.tracks.map(({ product }) => product),
    ))
  )
    return done.result;

  const scratch = await createScratch(context.workDir, 'assemble');
  try {
    const { tracks, gaps, unknownCodecs, logClockSteps } = await assembleTracks({ ...context, order, workDir: scratch.path });
    if (unknownCodecs.length > 0) context.warn({ unknownCodecs }, 'tracks of these codecs are in the journal only');
    const straight = straightenOrder(order, logClockSteps);
    const clock = createRecordingClock(straight);
    const timeline: Timeline = { durationMs: clock.durationMs, tracks, gaps: listGaps(straight, clock, gaps), logClockSteps };
    await writeMarker(store, recordingId, 'assemble', { madeFrom, result: timeline });
    return timeline;
  } finally {
    await scratch.remove();
  }
}
