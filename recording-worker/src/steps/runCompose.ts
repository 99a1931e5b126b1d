import { z } from 'zod';
import { hashOf } from '@assize/contracts/hearing/chain';
import { composeVideo, type Composed } from '../compose/composeVideo.ts';
import { formatFfmetadata } from '../index/chapterTitle.ts';
import { listChapters } from '../index/listChapters.ts';
import { createRecordingClock } from '@assize/contracts/recording/recordingClock';
import { createScratch } from '../platform/createScratch.ts';
import { ProductionError } from '../platform/ProductionError.ts';
import { readOrder } from '../platform/readOrder.ts';
import { timelineSchema } from '../platform/timeline.ts';
import { areThere, fingerprint, readMarker, writeMarker } from './markers.ts';
import type { StepContext } from './StepContext.ts';

const fileSchema = z.strictObject({ name: z.string(), bytes: z.int(), sha256: z.string(), mimeType: z.string() });
export const composedSchema: z.ZodType<Composed> = z.strictObject({
  video: fileSchema,
  hls: z.array(fileSchema),
  speech: fileSchema,
  waveform: fileSchema,
});

/** Tracks to the composed video and HLS. Finished before, it answers what it made then. */
export async function runCompose(context: StepContext, recordingId: string): Promise<Composed> {
  const { store } = context;
  const { order, sha256 } = await readOrder(store, recordingId);
  const assembled = await readMarker(store, recordingId, 'assemble', timelineSchema);
  if (
    !assembled ||
    !(await areThere(
      store,
      recordingId,
      assembled.result.tracks.map(({ product }) => product),
    ))
  )
    throw new ProductionError('productsMissing');
  const madeFrom = fingerprint('compose', sha256, hashOf(assembled.result));
  const done = await readMarker(store, recordingId, 'compose', composedSchema);
  const made = done?.madeFrom === madeFrom ? done.result : undefined;
  if (made && (await areThere(store, recordingId, [made.video, made.speech, made.waveform, ...made.hls]))) return made;

  const clock = createRecordingClock(order);
  const scratch = await createScratch(context.workDir, 'compose');
  try {
    const onFailure = (lines: string): void => context.warn({ recordingId, lines }, 'ffmpeg failed');
    const tool = { binary: context.ffmpeg, cwd: scratch.path, signal: context.signal, onFailure };
    const chapters = formatFfmetadata(listChapters(order, clock), order, clock.durationMs);
    const composed = await composeVideo({ ...context, order, clock, timeline: assembled.result, chapters, tool });
    await writeMarker(store, recordingId, 'compose', { madeFrom, result: composed });
    return composed;
  } finally {
    await scratch.remove();
  }
}
