import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { canonicalForm, hashOf } from '@assize/contracts/hearing/chain';
import { manifestSchema, recordingKeys, type Manifest } from '@assize/contracts/recording/products';
import { formatWebVtt } from '../index/chapterTitle.ts';
import { listChapters } from '../index/listChapters.ts';
import { createRecordingClock } from '@assize/contracts/recording/recordingClock';
import { readSitting } from '@assize/contracts/recording/sittingSpans';
import { createScratch } from '../platform/createScratch.ts';
import { ProductionError } from '../platform/ProductionError.ts';
import { readOrder } from '../platform/readOrder.ts';
import { straightenOrder } from '../platform/straightenOrder.ts';
import { timelineSchema } from '../platform/timeline.ts';
import { drawThumbnails } from '../seal/drawThumbnails.ts';
import { listSources } from '../seal/listSources.ts';
import { areThere, fingerprint, readMarker, writeMarker } from './markers.ts';
import { composedSchema } from './composition.ts';
import type { StepContext } from './StepContext.ts';

const chaptersName = 'chapters.vtt';
const sealedSchema = z.strictObject({ manifestSha256: z.string() });

/** Thumbnails, chapters and the manifest over everything. Finished before, it answers the manifest written then. */
export async function runSeal(context: StepContext, recordingId: string): Promise<Manifest> {
  const { store } = context;
  const { order: asLogged, sha256 } = await readOrder(store, recordingId);
  const assembled = await readMarker(store, recordingId, 'assemble', timelineSchema);
  const composed = await readMarker(store, recordingId, 'compose', composedSchema);
  if (!assembled || !composed) throw new ProductionError('productsMissing');
  const { tracks, gaps } = assembled.result;
  const { video, hls, speech, waveform } = composed.result;
  const products = tracks.map(({ product }) => product);
  if (!(await areThere(store, recordingId, [...products, video, speech, waveform, ...hls]))) throw new ProductionError('productsMissing');
  const madeFrom = fingerprint('seal', sha256, hashOf(assembled.result), hashOf(composed.result));
  const done = await readMarker(store, recordingId, 'seal', sealedSchema);
  const before = done?.madeFrom === madeFrom ? await readManifest(context, recordingId) : undefined;
  if (before && (await areThere(store, recordingId, [...before.thumbnails, ...(before.others ?? [])]))) return before;

  const order = straightenOrder(asLogged, assembled.result.logClockSteps);
  const clock = createRecordingClock(order);
  const scratch = await createScratch(context.workDir, 'seal');
  try {
    const onFailure = (lines: string): void => context.warn({ recordingId, lines }, 'ffmpeg failed');
    const tool = { binary: context.ffmpeg, cwd: scratch.path, signal: context.signal, onFailure };
    await store.download(recordingKeys.product(recordingId, video.name), join(scratch.path, video.name));
    const thumbnails = await drawThumbnails({ ...context, recordingId, video: video.name, durationMs: clock.durationMs, tool });
    const chapters = listChapters(order, clock);
    const vtt = await store.put(recordingKeys.product(recordingId, chaptersName), formatWebVtt(chapters, order, clock.durationMs));
    const others = [{ name: chaptersName, ...vtt, mimeType: 'text/vtt' }, speech, waveform];
    const sources = await listSources(store, order);
    const manifest: Manifest = {
      format: 'assize.recording.1',
      recordingId,
      hearingId: order.hearingId,
      startsAt: clock.startsAt,
      durationMs: clock.durationMs,
      sources,
      tracks: products,
      video,
      hls,
      thumbnails,
      others,
      chapters,
      gaps,
      pauses: readSitting(order.log.events).pauses.map((pause) => ({ ...pause, atMs: clock.clamp(Date.parse(pause.fromAt)) })),
    };
    const stored = await store.put(recordingKeys.manifest(recordingId), canonicalForm(manifest));
    await writeMarker(store, recordingId, 'seal', { madeFrom, result: { manifestSha256: stored.sha256 } });
    return manifest;
  } finally {
    await scratch.remove();
  }
}

async function readManifest({ store }: StepContext, recordingId: string): Promise<Manifest | undefined> {
  const key = recordingKeys.manifest(recordingId);
  if (!(await store.stat(key))) return undefined;
  const parsed = manifestSchema.safeParse(JSON.parse(await text(await store.open(key))));
  return parsed.success ? parsed.data : undefined;
}
