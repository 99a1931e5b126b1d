import type { ExportSpan, MediaItem } from '@assize/contracts/recording/package';
import { exact } from '../ffmpeg/exact.ts';
import { markRate } from './soundMark/markShape.ts';
import { rawSound } from './soundMark/soundPipe.ts';

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

const inTime = 'aresample=async=1:first_pts=0';

/** How ffmpeg reads the sound that is to be marked: as it will be heard, from the first moment of the cut. */
export function markedSoundArguments({ cut }: NonNullable<MediaItem['make']>, input: string): string[] {
  return [...inputOf(cut, input), '-map', '0:a:0', '-vn', '-af', inTime, ...rawSound(markRate), 'pipe:1'];
}

function inputOf(cut: ExportSpan | null, input: string): string[] {
  return [...(cut ? ['-ss', seconds(cut.fromMs), '-t', seconds(cut.toMs - cut.fromMs)] : []), '-i', input];
}

/**
 * How ffmpeg makes a file of the package; sound that is marked comes by its pipe. Cut to the millisecond by encoding
 * anew: by copying, a picture could only begin at a key picture, seconds away from what was asked for. Silence in a track
 * is silence in what is made of it.
 */
export function mediaArguments(make: NonNullable<MediaItem['make']>, { input, output }: { input: string; output: string }): string[] {
  const { kind, cut, isMarked } = make;
  const isPiped = isMarked && make.hasSound;
  const sound = [...(isPiped ? [] : ['-af', inTime]), '-c:a', 'aac', '-b:a', '96k', '-ar', '48000'];
  const piped = isPiped ? [...rawSound(markRate), '-i', 'pipe:0'] : [];
  const inputs = isPiped && kind === 'audio' ? piped : [...piped, ...inputOf(cut, input)];
  const pictures = `${isPiped ? '1' : '0'}:v:0`;
  const picture = ['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '21', '-pix_fmt', 'yuv420p', '-threads', '2'];
  const filters = [...(isMarked ? [drawn] : []), 'scale=trunc(iw/2)*2:trunc(ih/2)*2'];
  return [
    ...inputs,
    ...(kind === 'video' ? ['-map', pictures, '-map', '0:a:0?', '-vf', filters.join(','), ...picture, ...sound] : ['-map', '0:a:0', '-vn', ...sound]),
    ...['-map_metadata', '-1', '-map_chapters', '-1', '-movflags', '+faststart', ...exact(), '-f', 'mp4', output],
  ];
}
