import type { FfmpegOptions } from '../../ffmpeg/FfmpegProcess.ts';
import type { RunOptions } from '../../ffmpeg/runFfmpeg.ts';
import { SoundMarker } from './SoundMarker.ts';
import { asBytes, readSound } from './soundPipe.ts';

/** What feeds one run of ffmpeg with the raw sound of another, marked on its way; neither is ever held whole. */
export function markSound(decoder: FfmpegOptions, { key, code }: { key: Buffer; code: string }): NonNullable<RunOptions['feed']> {
  return async (write) => {
    const marker = new SoundMarker(key, code);
    for await (const samples of readSound(decoder)) await write(asBytes(marker.take(samples)));
    await write(asBytes(marker.end()));
  };
}
