import { canvas, stripHeight } from './layoutSeats.ts';
import { exact } from '../ffmpeg/exact.ts';
import { fontName } from './drawBackground.ts';
import { panel } from './exhibits/layoutBeside.ts';
import { groupFrames, type Slice } from './planSlices.ts';

const rate = String(canvas.rate);
/** Pictures fall between the composition's own: half a picture earlier halves the greatest difference. */
const centringS = 0.5 / canvas.rate;
const size = `${String(canvas.width)}x${String(canvas.height)}`;

export interface SliceFiles {
  /** File of each background and each input, relative to the working folder, in the slice's order. */
  backgrounds: readonly string[];
  inputs: readonly string[];
  script: string;
  output: string;
}

/** Fixed numbers of threads: x264's bytes depend on them, and the machine must not. */
export const encoderArguments = [
  '-c:v',
  'libx264',
  '-preset',
  'veryfast',
  '-crf',
  '23',
  '-profile:v',
  'high',
  '-pix_fmt',
  'yuv420p',
  '-threads',
  '2',
  '-x264-params',
  `keyint=${String(groupFrames)}:min-keyint=${String(groupFrames)}:scenecut=0:open-gop=0`,
] as const;

/** The filter graph of a slice: background, everybody's picture while there is one, the time of day. */
export function sliceScript(slice: Slice): string {
  const lines: string[] = [];
  const names = slice.backgrounds.map((background, index) => {
    lines.push(`[${String(index)}:v]loop=loop=${String(background.frames - 1)}:size=1:start=0,setpts=N/${rate}/TB,fps=${rate}[bg${String(index)}]`);
    return `[bg${String(index)}]`;
  });
  const court = slice.films ? '[court]' : '[base0]';
  lines.push(names.length === 1 ? `${names[0] ?? ''}null${court}` : `${names.join('')}concat=n=${String(names.length)}:v=1:a=0${court}`);
  if (slice.films) lines.push(...filmFilters(slice.films, slice.backgrounds.length + slice.inputs.length));
  for (const [index, input] of slice.inputs.entries()) {
    const { tile, delayS, visible } = input;
    const stream = `[${String(slice.backgrounds.length + index)}:v]`;
    const [w, h] = [String(tile.width), String(tile.height)];
    const shift = (delayS - centringS).toFixed(6);
    const when = visible.map(([from, to]) => `between(t,${from.toFixed(3)},${to.toFixed(3)})`).join('+');
    lines.push(
      `${stream}setpts=PTS+(${shift})/TB,scale=${w}:${h}:force_original_aspect_ratio=decrease:force_divisible_by=2:flags=bilinear,pad=${w}:${h}:(ow-iw)/2:(oh-ih)/2:0x12171F,format=yuv420p[in${String(index)}]`,
    );
    lines.push(
      `[base${String(index)}][in${String(index)}]overlay=x=${String(tile.x)}:y=${String(tile.y)}:format=yuv420:eof_action=repeat:enable='${when}'[base${String(index + 1)}]`,
    );
  }
  lines.push(`[base${String(slice.inputs.length)}]${coverFilters(slice)}${clockFilters(slice)},format=yuv420p[out]`);
  return lines.join(';\n');
}

/** Boxes of one colour: what is under them is in no pixel. */
function coverFilters({ covers = [] }: Slice): string {
  return covers
    .map(({ x, y, width, height, fromFrame, frames }) => {
      const area = `x=${String(x)}:y=${String(y)}:w=${String(width)}:h=${String(height)}`;
      return `drawbox=${area}:color=0x2A323E:t=fill:enable='between(n,${String(fromFrame)},${String(fromFrame + frames - 1)})',`;
    })
    .join('');
}

/** The panel with films in it comes by the pipe, from the first picture in which there is one. */
function filmFilters(films: NonNullable<Slice['films']>, input: number): string[] {
  // Half a picture before the first to half of one after the last: no rounding moves them.
  const halfway = (frame: number): string => ((frame - 0.5) / canvas.rate).toFixed(3);
  const when = films.map(({ fromFrame, frames }) => `between(t,${halfway(fromFrame)},${halfway(fromFrame + frames)})`).join('+');
  return [
    `[${String(input)}:v]setpts=(N+${String(films[0]?.fromFrame ?? 0)})/${rate}/TB[films]`,
    `[court][films]overlay=x=${String(panel.x)}:y=${String(panel.y)}:format=yuv420:eof_action=repeat:enable='${when}'[base0]`,
  ];
}

function clockFilters(slice: Slice): string {
  return slice.clock
    .map((part, index) => {
      const fromS = part.fromFrame / canvas.rate;
      const end = slice.clock[index + 1]?.fromFrame;
      // `pts:gmtime` adds a whole number of seconds to the time in the slice; the rest is a shift of that time.
      const base = part.wallS - fromS;
      const whole = Math.floor(base);
      const time = `%{pts\\:gmtime\\:${String(whole)}\\:%Y-%m-%d %H\\\\\\:%M\\\\\\:%S}`;
      const when = end === undefined ? `gte(n,${String(part.fromFrame)})` : `between(n,${String(part.fromFrame)},${String(end - 1)})`;
      const drift = (base - whole).toFixed(6);
      return `setpts=PTS+${drift}/TB,drawtext=fontfile=${fontName}:text='${time}':fontsize=20:fontcolor=0xFAF8F4:x=w-16-text_w:y=${String(stripHeight >> 1)}-max_glyph_h/2:enable='${when}',setpts=PTS-${drift}/TB`;
    })
    .join(',');
}

/** All arguments of one slice's run. */
export function sliceArguments(slice: Slice, files: SliceFiles): string[] {
  const inputs = [
    ...files.backgrounds.flatMap((file) => ['-f', 'rawvideo', '-pix_fmt', 'yuv420p', '-s', size, '-r', rate, '-i', file]),
    ...slice.inputs.flatMap((input, index) => ['-threads', '1', ...(input.seekS > 0 ? ['-ss', input.seekS.toFixed(6)] : []), '-i', files.inputs[index] ?? '']),
    ...(slice.films ? ['-f', 'rawvideo', '-pix_fmt', 'yuv420p', '-s', `${String(panel.width)}x${String(panel.height)}`, '-r', rate, '-i', 'pipe:0'] : []),
  ];
  return [
    ...inputs,
    // As many slices are drawn at a time as there are cores: threads within a filter would only wait for each other.
    '-filter_complex_threads',
    '1',
    '-filter_complex_script',
    files.script,
    '-map',
    '[out]',
    '-frames:v',
    String(slice.frames),
    '-r',
    rate,
    ...encoderArguments,
    '-map_metadata',
    '-1',
    ...exact(':v'),
    '-video_track_timescale',
    '12800',
    '-f',
    'mp4',
    files.output,
  ];
}
