import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const folder = resolve('node_modules/.cache/assize-test-media');

/** One colour and one tone a person, so that a picture or a sound tells whose it is. */
export const people = {
  judge: { colour: '0x1F3B63', toneHz: 300 },
  clerk: { colour: '0x2C6B4B', toneHz: 400 },
  plaintiff: { colour: '0xA3211F', toneHz: 500 },
  defendant: { colour: '0x8A5A00', toneHz: 650 },
  lawyer: { colour: '0x6A2C8A', toneHz: 800 },
  witness: { colour: '0x9A7432', toneHz: 1000 },
  observer: { colour: '0x777777', toneHz: 1300 },
} as const;
export type PersonName = keyof typeof people;

async function make(name: string, args: string[]): Promise<string> {
  const path = join(folder, name);
  if (existsSync(path)) return path;
  await mkdir(folder, { recursive: true });
  const temporary = join(folder, `part-${String(process.pid)}-${name}`);
  await run(process.env['FFMPEG_BIN'] ?? 'ffmpeg', ['-v', 'error', '-y', ...args, temporary]);
  await rename(temporary, path);
  return path;
}

/** A camera picture (y4m, 320×180 at 8/s) of the person's colour with a moving bar and a frame counter. */
export function cameraFile(person: PersonName): Promise<string> {
  const source = `color=c=${people[person].colour}:s=320x180:r=8:d=4`;
  const counter = "drawtext=text='%{frame_num}':x=10:y=10:fontsize=40:fontcolor=white";
  const strip = 'color=c=white:s=20x40:r=8:d=4';
  return make(`${person}-8.y4m`, [
    '-f',
    'lavfi',
    '-i',
    source,
    '-f',
    'lavfi',
    '-i',
    strip,
    '-filter_complex',
    `[0][1]overlay=x='mod(n*8,300)':y=130,${counter}`,
    '-pix_fmt',
    'yuv420p',
  ]);
}

/** Three seconds of the person's tone in bursts, at speech level (wav, 48 kHz mono). */
export function microphoneFile(person: PersonName): Promise<string> {
  return make(`${person}.wav`, [
    '-f',
    'lavfi',
    '-i',
    `sine=f=${String(people[person].toneHz)}:r=48000:d=3`,
    '-af',
    "volume='if(lt(mod(t,1),0.7),0.5,0)':eval=frame",
    '-ac',
    '1',
  ]);
}
