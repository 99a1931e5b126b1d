import { dirname, resolve } from 'node:path';
import { MarkFinder, type Hearing } from './MarkFinder.ts';
import { finderRate } from './markShape.ts';
import { rawSound, readSound } from './soundPipe.ts';

/**
 * Whose marks are in the sound of a file, whatever ffmpeg reads; none when there are none. Throws ProductionError
 * `ffmpegFailed` for what is no file with sound.
 */
export async function findMark({ ffmpeg, key, file }: { ffmpeg: string; key: Buffer; file: string }): Promise<Hearing[]> {
  const path = resolve(file);
  const args = ['-protocol_whitelist', 'file', '-i', `file:${path}`, '-map', '0:a:0', '-vn', ...rawSound(finderRate), 'pipe:1'];
  const finder = new MarkFinder(key);
  const heard: Hearing[] = [];
  for await (const samples of readSound({ binary: ffmpeg, args, cwd: dirname(path), signal: new AbortController().signal }))
    heard.push(...finder.take(samples));
  return [...heard, ...finder.end()];
}
