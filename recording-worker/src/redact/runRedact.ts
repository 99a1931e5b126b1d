import { join } from 'node:path';
import { canonicalForm } from '@assize/contracts/hearing/chain';
import type { RedactionJob, RedactionResult } from '@assize/contracts/jobs/redaction';
import type { Chapter, ProductionOrder } from '@assize/contracts/recording/products';
import type { RecordingClock } from '@assize/contracts/recording/recordingClock';
import { redactionKeys, type RedactionList } from '@assize/contracts/recording/redaction';
import { cutParts } from '../compose/cutParts.ts';
import { makePart } from '../compose/makePart.ts';
import { listParts, muxVideo } from '../compose/muxVideo.ts';
import { type Composition, openComposition } from '../compose/openComposition.ts';
import { formatFfmetadata } from '../index/chapterTitle.ts';
import { listChapters } from '../index/listChapters.ts';
import { createScratch } from '../platform/createScratch.ts';
import { ProductionError } from '../platform/ProductionError.ts';
import { readComposeTask } from '../steps/composition.ts';
import type { StepContext } from '../steps/StepContext.ts';
import { lengthOfCopy, placeInCopy, type Redaction, readRemovals, renamed } from './Redaction.ts';

const output = 'redacted.mp4';

/**
 * Makes a copy for publication from the tracks: drawn and mixed anew, so that what is left out never was in it. The
 * original is read for its hash alone. The same job again gives the same bytes. Throws `productsMissing` before the
 * original is composed, `nothingLeft` where all of it is to be dropped.
 */
export async function runRedact(context: StepContext, { redactionId, recordingId, remove }: RedactionJob): Promise<RedactionResult> {
  const { store } = context;
  const task = await readComposeTask(context, recordingId);
  if (!task.done) throw new ProductionError('productsMissing');
  const { clock, timeline } = task;
  const redaction = readRemovals(remove, clock.durationMs);
  const order = renamed(task.order, redaction);
  const durationMs = lengthOfCopy(redaction);
  if (durationMs === 0) throw new ProductionError('nothingLeft');
  const chapters = chaptersOfCopy(order, clock, redaction);
  const scratch = await createScratch(context.workDir, 'redact');
  try {
    const onFailure = (lines: string): void => context.warn({ recordingId, lines }, 'ffmpeg failed');
    const tool = { binary: context.ffmpeg, cwd: scratch.path, signal: context.signal, onFailure };
    const redacted = { redaction, name: `redaction-${redactionId}` };
    const composition = await openComposition({ ...context, order, clock, timeline, tool, redacted });
    await makeAll(composition, context.onProgress);
    await joinAll(composition, formatFfmetadata(chapters, order, durationMs));
    const { bytes, sha256 } = await store.putFile(redactionKeys.video(recordingId, redactionId), join(scratch.path, output));
    const originalSha256 = task.done.video.sha256;
    const about = { redactionId, recordingId, hearingId: order.hearingId, originalSha256, sha256, bytes, durationMs };
    const list: RedactionList = { format: 'assize.redaction.1', ...about, removed: remove, chapters };
    const { sha256: listSha256 } = await store.put(redactionKeys.list(recordingId, redactionId), canonicalForm(list));
    await composition.kept.clear();
    return { redactionId, bytes, sha256, originalSha256, listSha256, durationMs };
  } finally {
    await scratch.remove();
  }
}

/** One piece after the other: nobody waits for a copy, and hearings that have just ended come first. */
async function makeAll(composition: Composition, onProgress: (done: number) => void): Promise<void> {
  const { kept, keys } = composition;
  const there = await kept.list();
  const parts = cutParts(
    keys.slices.map((key) => there.has(key)),
    [keys.sound, keys.speech, keys.waveform].every((key) => there.has(key)),
  );
  for (const [index, part] of parts.entries()) {
    await makePart(composition, part, () => Promise.resolve());
    onProgress((0.95 * (index + 1)) / parts.length);
  }
}

async function joinAll({ tool, kept, keys, slices }: Composition, chapters: string): Promise<void> {
  const files = { slices: slices.map((slice) => ({ slice, file: `slice-${String(slice.index)}.mp4` })), sound: 'sound.m4a' };
  for (const { slice, file } of files.slices) await kept.fetch(keys.slices[slice.index] ?? '', join(tool.cwd, file));
  await kept.fetch(keys.sound, join(tool.cwd, files.sound));
  await listParts(tool, files);
  await muxVideo(tool, files, { chapters, output });
}

/** The acts that are in the copy, at their places in it; the court's words on them are not for everybody. */
function chaptersOfCopy(order: ProductionOrder, clock: RecordingClock, redaction: Redaction): Chapter[] {
  return listChapters(order, clock).flatMap((chapter) => {
    const atMs = placeInCopy(redaction, chapter.atMs);
    const isClosed = redaction.withoutExhibits.some((one) => chapter.atMs >= one.fromMs && chapter.atMs < one.toMs);
    if (atMs === undefined || (isClosed && chapter.exhibit !== null)) return [];
    return [{ ...chapter, atMs, reason: null }];
  });
}
