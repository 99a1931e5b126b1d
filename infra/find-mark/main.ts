import { existsSync } from 'node:fs';
import { findFfmpeg } from '../../recording-worker/src/ffmpeg/findFfmpeg.ts';
import { findMark } from '../../recording-worker/src/export/soundMark/findMark.ts';
import { describeMarks } from './describeMarks.ts';
import { readMarkKey } from './markKey.ts';

/** `npm run find-mark -- FILE`: whose copy a sound or film was. Exit code 0: a mark was found; 1: none; 2: it could not be looked for. */
const [file] = process.argv.slice(2);
try {
  if (file === undefined || !existsSync(file)) throw new Error('Usage: npm run find-mark -- FILE (anything with sound that ffmpeg reads)');
  const heard = await findMark({ ffmpeg: findFfmpeg({ FFMPEG_BIN: process.env['FFMPEG_BIN'] }).ffmpeg, key: readMarkKey(process.env), file });
  process.stdout.write(`${describeMarks(heard).join('\n')}\n`);
  process.exitCode = heard.length > 0 ? 0 : 1;
} catch (error) {
  const { message } = error as Error;
  process.stderr.write(message === 'ffmpegFailed' ? '文件中没有可读取的声音。\nThere is no sound in this file that ffmpeg can read.\n' : `${message}\n`);
  process.exitCode = 2;
}
