import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { speechName } from '@assize/contracts/recording/moments';
import { waveformName } from '@assize/contracts/recording/waveform';
import { recordingKeys, type ProductFile } from '@assize/contracts/recording/products';
import { ProductionError } from '../platform/ProductionError.ts';
import { runInParallel } from '../platform/runInParallel.ts';
import { hlsFolder, listParts, muxVideo, segmentVideo } from './muxVideo.ts';
import type { Composition } from './openComposition.ts';

export interface Composed {
  video: ProductFile;
  hls: ProductFile[];
  /** Who was heard when. */
  speech: ProductFile;
  /** How loud each of them was. */
  waveform: ProductFile;
}
const videoName = 'hearing.mp4';

interface JoinOptions {
  /** Chapters as ffmetadata. */
  chapters: string;
  onProgress: (done: number) => void;
}

/** Joins all slices and the sound, by copy, into one MP4 and HLS, and stores them. Throws `productsMissing` when a piece is not there. */
export async function joinParts(composition: Composition, { chapters, onProgress }: JoinOptions): Promise<Composed> {
  const { tool, kept, keys, slices } = composition;
  const there = await kept.list();
  const pieces = [...keys.slices, keys.sound, keys.speech, keys.waveform];
  if (!pieces.every((key) => there.has(key))) throw new ProductionError('productsMissing');
  const files = { slices: slices.map((slice) => ({ slice, file: `slice-${String(slice.index)}.mp4` })), sound: 'sound.m4a' };
  await runInParallel(files.slices, 4, ({ slice, file }) => kept.fetch(keys.slices[slice.index] ?? '', join(tool.cwd, file)));
  await kept.fetch(keys.sound, join(tool.cwd, files.sound));
  await kept.fetch(keys.speech, join(tool.cwd, speechName));
  await kept.fetch(keys.waveform, join(tool.cwd, waveformName));
  onProgress(0.97);
  await listParts(tool, files);
  const [names] = await settleAll([segmentVideo(tool, files), muxVideo(tool, files, { chapters, output: videoName })]);
  for (const { file } of files.slices) await rm(join(tool.cwd, file), { force: true });
  return storeProducts(composition, names);
}

/** Waits for all, so that nothing runs on in a folder that is being removed, and then fails with the first failure. */
async function settleAll<T extends readonly Promise<unknown>[]>(tasks: [...T]): Promise<{ -readonly [Index in keyof T]: Awaited<T[Index]> }> {
  await Promise.allSettled(tasks);
  return Promise.all(tasks);
}

async function storeProducts({ store, order, tool }: Composition, hlsNames: readonly string[]): Promise<Composed> {
  const put = async (name: string, mimeType: string): Promise<ProductFile> => {
    const stored = await store.putFile(recordingKeys.product(order.recordingId, name), join(tool.cwd, name));
    return { name, ...stored, mimeType };
  };
  const hls: ProductFile[] = [];
  const mimeOf = (name: string): string => (name.endsWith('.m3u8') ? 'application/vnd.apple.mpegurl' : 'video/mp4');
  const putHls = runInParallel(hlsNames, 4, async (name) => void hls.push(await put(`${hlsFolder}/${name}`, mimeOf(name))));
  const [video] = await settleAll([put(videoName, 'video/mp4'), putHls]);
  hls.sort((a, b) => (a.name < b.name ? -1 : 1));
  return { video, hls, speech: await put(speechName, 'application/json'), waveform: await put(waveformName, 'application/json') };
}
