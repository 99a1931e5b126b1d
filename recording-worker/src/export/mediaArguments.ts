import type { MediaItem } from '@assize/contracts/recording/package';
import { exact } from '../ffmpeg/exact.ts';

/** Beside the source: the font, and the words of the mark. */
export const font = 'mark-font.otf';
export const words = 'mark.txt';

/** As many em wide as the words may be, to fit a picture of any shape. */
export const markEms = 60;
const size = String.raw`fontsize=max(8\,min(w/64\,h/36))`;
const drawText = `drawtext=fontfile=${font}:textfile=${words}:expansion=none:${size}`;
/** Twice, so that none can be cut off without the other: below, and across the middle, faint. */
const drawn = [
  `${drawText}:fontcolor=white@0.9:box=1:boxcolor=black@0.55:boxborderw=6:x=(w-text_w)/2:y=h-text_h-h/30`,
  `${drawText}:fontcolor=white@0.22:x=(w-text_w)/2:y=(h-text_h)/2`,
].join(',');

const seconds = (ms: number): string => (ms / 1000).toFixed(3);

/**
 * How ffmpeg makes a file of the package. Cut to the millisecond by encoding anew: by copying, a picture could only begin
 * at a key picture, seconds away from what was asked for. Silence in a track is silence in what is made of it.
 */
export function mediaArguments(make: NonNullable<MediaItem['make']>, { input, output }: { input: string; output: string }): string[] {
  const { kind, cut, isMarked } = make;
  const sound = ['-af', 'aresample=async=1:first_pts=0', '-c:a', 'aac', '-b:a', '96k', '-ar', '48000'];
  const picture = ['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '21', '-pix_fmt', 'yuv420p', '-threads', '2'];
  const filters = [...(isMarked ? [drawn] : []), 'scale=trunc(iw/2)*2:trunc(ih/2)*2'];
  return [
    ...(cut ? ['-ss', seconds(cut.fromMs)] : []),
    ...['-i', input],
    ...(cut ? ['-t', seconds(cut.toMs - cut.fromMs)] : []),
    ...(kind === 'video' ? ['-map', '0:v:0', '-map', '0:a:0?', '-vf', filters.join(','), ...picture, ...sound] : ['-map', '0:a:0', '-vn', ...sound]),
    ...['-map_metadata', '-1', '-map_chapters', '-1', '-movflags', '+faststart', ...exact(), '-f', 'mp4', output],
  ];
}
