import { readdir, writeFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { FfmpegOptions } from '../ffmpeg/FfmpegProcess.ts';
import { runFfmpeg } from '../ffmpeg/runFfmpeg.ts';
import { canvas } from './layoutSeats.ts';
import { exact } from '../ffmpeg/exact.ts';
import type { Slice } from './planSlices.ts';

type Tool = Omit<FfmpegOptions, 'args'>;

export interface Parts {
  slices: readonly { slice: Slice; file: string }[];
  sound: string;
}
const listName = 'slices.ffconcat';

/** Writes down in which order the slices follow, for both of the below. */
export async function listParts(tool: Tool, { slices }: Parts): Promise<void> {
  const list = ['ffconcat version 1.0', ...slices.flatMap(({ slice, file }) => [`file ${file}`, `duration ${(slice.frames / canvas.rate).toFixed(6)}`])];
  await writeFile(join(tool.cwd, listName), `${list.join('\n')}\n`);
}

function partInputs({ sound }: Parts, folder: string): string[] {
  return ['-f', 'concat', '-safe', '0', '-i', join(folder, listName), '-i', join(folder, sound)];
}

/** Joins slices and sound by copy into one MP4 that plays while it loads, with chapters. */
export async function muxVideo(tool: Tool, parts: Parts, options: { chapters: string; output: string }): Promise<void> {
  await writeFile(join(tool.cwd, 'chapters.ffmetadata'), options.chapters);
  const inputs = [...partInputs(parts, ''), '-f', 'ffmetadata', '-i', 'chapters.ffmetadata'];
  await runFfmpeg({
    ...tool,
    args: [...inputs, '-map', '0:v', '-map', '1:a', '-map_chapters', '2', '-c', 'copy', '-movflags', '+faststart', ...exact(), '-f', 'mp4', options.output],
  });
}

export const hlsFolder = 'hls';

/** Segments of 6 s of the same pictures and sound, by copy, for the web player; answers their names. */
export async function segmentVideo(tool: Tool, parts: Parts): Promise<string[]> {
  const folder = join(tool.cwd, hlsFolder);
  await mkdir(folder, { recursive: true });
  const cwd = folder;
  const args = [
    ...partInputs(parts, '..'),
    '-map',
    '0:v',
    '-map',
    '1:a',
    '-map_metadata',
    '-1',
    '-map_chapters',
    '-1',
    '-c',
    'copy',
    ...exact(),
    '-f',
    'hls',
    '-hls_time',
    '6',
    '-hls_playlist_type',
    'vod',
    '-hls_list_size',
    '0',
    '-hls_segment_type',
    'fmp4',
    '-hls_fmp4_init_filename',
    'init.mp4',
    '-hls_segment_filename',
    'part-%05d.m4s',
    'index.m3u8',
  ];
  await runFfmpeg({ ...tool, cwd, args });
  return (await readdir(folder)).toSorted();
}
