import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { people, type PersonName } from './media.ts';
import { measureTones } from './tone.ts';

const run = promisify(execFile);
const ffmpeg = process.env['FFMPEG_BIN'] ?? 'ffmpeg';
const ffprobe = process.env['FFPROBE_BIN'] ?? 'ffprobe';
const [width, height] = [160, 90];

/** The length of a film, ms; rejects when any of it cannot be decoded. */
export async function lengthOfFilm(path: string): Promise<number> {
  await run(ffmpeg, ['-v', 'error', '-xerror', '-i', path, '-f', 'null', '-']);
  const { stdout } = await run(ffprobe, ['-v', 'error', '-show_entries', 'format=duration', '-of', 'csv=p=0', path]);
  return Number(stdout) * 1000;
}

/** How loud somebody's tone is where it is loudest, beside another's who is heard all along. */
export async function loudnessBeside(path: string, name: PersonName, other: PersonName): Promise<number> {
  const [hz, otherHz] = [people[name].toneHz, people[other].toneHz];
  const found = await measureTones(path, [hz, otherHz]);
  return (found[hz] ?? 1) / (found[otherHz] ?? 0);
}

/** Of all pictures of a film (four a second), the largest part that has somebody's colour, from 0 to 1. */
export async function colourShare(path: string, name: PersonName): Promise<number> {
  const args = ['-v', 'error', '-i', path, '-an', '-vf', `fps=4,scale=${String(width)}:${String(height)}`, '-f', 'rawvideo', '-pix_fmt', 'rgb24', '-'];
  const { stdout } = await run(ffmpeg, args, { encoding: 'buffer', maxBuffer: 1 << 28 });
  const wanted = [16, 8, 0].map((shift) => (Number(people[name].colour) >> shift) & 0xff);
  const isNear = (at: number): boolean => wanted.every((one, channel) => Math.abs(one - (stdout[at + channel] ?? 0)) < 24);
  const size = width * height * 3;
  let largest = 0;
  for (let frame = 0; frame + size <= stdout.length; frame += size) {
    let near = 0;
    for (let at = frame; at < frame + size; at += 3) if (isNear(at)) near += 1;
    largest = Math.max(largest, near / (width * height));
  }
  return largest;
}
