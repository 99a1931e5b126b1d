import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { rm } from 'node:fs/promises';
import { canonicalForm } from '@assize/contracts/hearing/chain';
import { speechName, type speechSchema } from '@assize/contracts/recording/moments';
import { recordingKeys, type ProductFile, type ProductionOrder } from '@assize/contracts/recording/products';
import type { ObjectStore } from '@assize/platform/store/ObjectStore';
import type { z } from 'zod';
import { waveformName } from '@assize/contracts/recording/waveform';
import type { RecordingClock } from '@assize/contracts/recording/recordingClock';
import { runInParallel } from '../platform/runInParallel.ts';
import type { Timeline } from '../platform/timeline.ts';
import { TrackCache } from '../platform/TrackCache.ts';
import type { FfmpegOptions } from '../ffmpeg/FfmpegProcess.ts';
import { drawStills, fontName } from './drawBackground.ts';
import { drawSlice, type Scene } from './drawSlice.ts';
import { ExhibitPictures } from './exhibits/ExhibitPictures.ts';
import { openFilms } from './exhibits/openFilms.ts';
import { playedOf, untilEnd } from './exhibits/playedOf.ts';
import { layoutBeside } from './exhibits/layoutBeside.ts';
import { shownOf } from './exhibits/shownOf.ts';
import { layoutSeats, type Tile } from './layoutSeats.ts';
import { localSeconds } from './localTime.ts';
import { mixSound } from './mixSound.ts';
import { hlsFolder, listParts, muxVideo, segmentVideo } from './muxVideo.ts';
import { planSlices, type Slice } from './planSlices.ts';
import { prepareFont } from './prepareFont.ts';
import { everPresent, presenceOf } from './presenceOf.ts';
import { encoderArguments, sliceScript } from './sliceArguments.ts';
import { SliceStore } from './SliceStore.ts';
import { SpeechFinder } from './SpeechFinder.ts';
import { WaveformFinder } from './WaveformFinder.ts';
import { filmVoices, trackVoices } from './voices.ts';

export interface ComposeOptions {
  store: ObjectStore;
  order: ProductionOrder;
  clock: RecordingClock;
  timeline: Timeline;
  /** Chapters as ffmetadata. */
  chapters: string;
  tool: Omit<FfmpegOptions, 'args'>;
  fontPath: string | undefined;
  onProgress: (done: number) => void;
  /** For the log only. */
  warn: (details: Record<string, unknown>, message: string) => void;
}
export interface Composed {
  video: ProductFile;
  hls: ProductFile[];
  /** Who was heard when. */
  speech: ProductFile;
  /** How loud each of them was. */
  waveform: ProductFile;
}
export const videoName = 'hearing.mp4';

/** Draws the courtroom and mixes its sound into one MP4 and HLS. Throws ProductionError. */
export async function composeVideo(options: ComposeOptions): Promise<Composed> {
  const { store, order, clock, timeline, tool } = options;
  await prepareFont(join(tool.cwd, fontName), options.fontPath);
  const presence = presenceOf(order.log.events, clock);
  const tiles = seatsOf(options, everPresent(presence));
  const spans = clock.spans.map((span) => ({ startsAtMs: span.startsAtMs, localS: localSeconds(span.fromAtMs, order.timeZone) }));
  const shown = shownOf(order.log.events, clock);
  const besideTiles = layoutBeside(tiles.map((one) => ({ id: one.participantId })));
  const presented = playedOf(order.log.events, clock);
  const films = await openFilms(
    options,
    presented.map((one) => one.documentId),
  );
  const played = untilEnd(presented, (documentId) => films.get(documentId)?.durationMs);
  const seen = played.filter(({ documentId }) => films.get(documentId)?.hasPicture);
  const slices = planSlices({ durationMs: clock.durationMs, tracks: timeline.tracks, tiles, besideTiles, shown, films: seen, presence, spans });
  const exhibits = new ExhibitPictures({ ...options });
  const cache = new TrackCache(store, order.recordingId, tool.cwd);
  const fetch = (name: string): Promise<string> => cache.fetch(name);
  const kept = new SliceStore(store, order.recordingId);
  const progress = trackProgress(slices, options.onProgress);
  const fileOf = (slice: Slice): string => `slice-${String(slice.index)}.mp4`;
  const draw = async (slice: Slice, scenes: { seated: Scene; beside: Scene }): Promise<void> => {
    const key = kept.key([
      slice,
      sliceScript(slice),
      encoderArguments,
      slice.inputs.map((input) => timeline.tracks.find(({ product }) => product.name === input.name)?.product.sha256),
      // Where no film is, the key is what it was before there were any.
      ...(slice.films ? [slice.films.map(({ documentId }) => films.get(documentId)?.sha256)] : []),
    ]);
    const path = join(tool.cwd, fileOf(slice));
    if (await kept.has(key)) await kept.fetch(key, path);
    else {
      await drawSlice({ ...tool, slice, ...scenes, exhibits, films, fetch, output: fileOf(slice), onProgress: (done) => progress.slice(slice, done) });
      if (slices.length > 1) await kept.put(key, path);
    }
    progress.slice(slice, 1);
  };
  const finder = new SpeechFinder();
  const waveform = new WaveformFinder();
  const sound = mixSound({
    ...tool,
    durationMs: clock.durationMs,
    voices: [...trackVoices(timeline.tracks, fetch), ...filmVoices(played, films)],
    output: 'sound.m4a',
    onProgress: (done) => progress.sound(done),
    onHeard: (track, at, samples) => {
      finder.take(track, at, samples);
      waveform.take(track, at, samples);
    },
  });
  const pictures = drawScenes(options, tiles, besideTiles).then((scenes) =>
    runInParallel(slices, Math.max(1, Math.min(availableParallelism(), 4)), (slice) => draw(slice, scenes)),
  );
  await settleAll([sound, pictures]);
  const parts = { slices: slices.map((slice) => ({ slice, file: fileOf(slice) })), sound: 'sound.m4a' };
  await listParts(tool, parts);
  const [names] = await settleAll([segmentVideo(tool, parts), muxVideo(tool, parts, { chapters: options.chapters, output: videoName })]);
  for (const slice of slices) await rm(join(tool.cwd, fileOf(slice)), { force: true });
  const composed = await storeProducts(options, names, {
    speech: canonicalForm({ format: 'assize.speech.1', speech: finder.list() } satisfies z.infer<typeof speechSchema>),
    waveform: canonicalForm(waveform.read()),
  });
  await kept.clear();
  return composed;
}

async function drawScenes({ tool, order }: ComposeOptions, tiles: readonly Tile[], besideTiles: readonly Tile[]): Promise<{ seated: Scene; beside: Scene }> {
  const seated = { tiles, stills: await drawStills({ ...tool, name: 'seated', order, tiles }) };
  return { seated, beside: { tiles: besideTiles, stills: await drawStills({ ...tool, name: 'beside', order, tiles: besideTiles }) } };
}

/** Waits for all, so that nothing runs on in a folder that is being removed, and then fails with the first failure. */
async function settleAll<T extends readonly Promise<unknown>[]>(tasks: [...T]): Promise<{ -readonly [Index in keyof T]: Awaited<T[Index]> }> {
  await Promise.allSettled(tasks);
  return Promise.all(tasks);
}

function seatsOf({ order, timeline }: ComposeOptions, present: ReadonlySet<string>): Tile[] {
  const producers = new Set(timeline.tracks.map(({ product }) => product.participantId));
  // The gallery is heard and seen by nobody; it gets no tiles.
  return layoutSeats(order.participants.filter((one) => producers.has(one.id) || (present.has(one.id) && one.side !== 'gallery')));
}

async function storeProducts(
  { store, order, tool }: ComposeOptions,
  hlsNames: readonly string[],
  found: Record<'speech' | 'waveform', string>,
): Promise<Composed> {
  const put = async (name: string, mimeType: string): Promise<ProductFile> => {
    const stored = await store.putFile(recordingKeys.product(order.recordingId, name), join(tool.cwd, name));
    return { name, ...stored, mimeType };
  };
  const hls: ProductFile[] = [];
  const mimeOf = (name: string): string => (name.endsWith('.m3u8') ? 'application/vnd.apple.mpegurl' : 'video/mp4');
  const putHls = runInParallel(hlsNames, 4, async (name) => void hls.push(await put(`${hlsFolder}/${name}`, mimeOf(name))));
  const [video] = await settleAll([put(videoName, 'video/mp4'), putHls]);
  hls.sort((a, b) => (a.name < b.name ? -1 : 1));
  const write = async (name: string, text: string): Promise<ProductFile> => {
    const stored = await store.put(recordingKeys.product(order.recordingId, name), text);
    return { name, ...stored, mimeType: 'application/json' };
  };
  return { video, hls, speech: await write(speechName, found.speech), waveform: await write(waveformName, found.waveform) };
}

function trackProgress(slices: readonly Slice[], onProgress: (done: number) => void): { slice(slice: Slice, done: number): void; sound(done: number): void } {
  const total = slices.reduce((sum, slice) => sum + slice.frames, 0);
  const done = new Map<number, number>();
  let sound = 0;
  const tell = (): void => onProgress(Math.min(0.98, (0.9 * [...done.values()].reduce((sum, frames) => sum + frames, 0)) / total + 0.08 * sound));
  return {
    slice: (slice, part) => {
      done.set(slice.index, slice.frames * part);
      tell();
    },
    sound: (part) => {
      sound = part;
      tell();
    },
  };
}
