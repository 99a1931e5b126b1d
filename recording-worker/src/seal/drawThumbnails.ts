import { join } from 'node:path';
import { exact } from '../ffmpeg/exact.ts';
import { mkdir } from 'node:fs/promises';
import { recordingKeys, type Manifest } from '@assize/contracts/recording/products';
import type { ObjectStore } from '@assize/platform/store/ObjectStore';
import type { FfmpegOptions } from '../ffmpeg/FfmpegProcess.ts';
import { runFfmpeg } from '../ffmpeg/runFfmpeg.ts';
import { runInParallel } from '../platform/runInParallel.ts';

const mostThumbnails = 60;
const closestMs = 10_000;

/** Moments of the thumbnails: at most sixty, at least 10 s apart, ms. */
export function thumbnailTimes(durationMs: number): number[] {
  const stepMs = Math.max(closestMs, Math.ceil(durationMs / mostThumbnails / 1000) * 1000);
  return Array.from({ length: Math.max(1, Math.ceil(durationMs / stepMs)) }, (_, index) => index * stepMs);
}

/** Small stills of a composed video (relative to the working folder), put beside it. */
export async function drawThumbnails(options: {
  store: ObjectStore;
  recordingId: string;
  video: string;
  durationMs: number;
  tool: Omit<FfmpegOptions, 'args'>;
  onProgress: (done: number) => void;
}): Promise<Manifest['thumbnails']> {
  const { store, recordingId, tool } = options;
  await mkdir(join(tool.cwd, 'thumbnails'), { recursive: true });
  const made: Manifest['thumbnails'] = [];
  const times = thumbnailTimes(options.durationMs);
  await runInParallel([...times.entries()], 2, async ([index, atMs]) => {
    const name = `thumbnails/${String(index + 1).padStart(5, '0')}.jpg`;
    const args = [
      '-ss',
      (atMs / 1000).toFixed(3),
      '-i',
      options.video,
      '-frames:v',
      '1',
      '-vf',
      'scale=320:180',
      '-threads',
      '1',
      '-q:v',
      '5',
      '-map_metadata',
      '-1',
      ...exact(':v'),
      '-f',
      'image2',
      '-update',
      '1',
      name,
    ];
    await runFfmpeg({ ...tool, args });
    const stored = await store.putFile(recordingKeys.product(recordingId, name), join(tool.cwd, name));
    made.push({ name, ...stored, mimeType: 'image/jpeg', atMs });
    options.onProgress(made.length / times.length);
  });
  return made.toSorted((a, b) => a.atMs - b.atMs);
}
