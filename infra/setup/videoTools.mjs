import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Failure } from './Failure.mjs';
import { root } from './paths.mjs';
import { capture } from './runCommand.mjs';

/** @param {string} name */
function onPath(name) {
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path));
}

/** @param {(string | undefined)[]} candidates */
async function firstThatRuns(candidates) {
  for (const candidate of candidates) {
    if (candidate && existsSync(candidate) && (await capture(candidate, ['-version'])).code === 0) return candidate;
  }
  return undefined;
}

/** ffmpeg-static's ffmpeg when its binary is there (its download is an install script, which is off), else Debian's. */
export async function videoTools() {
  const fromPackage = join(root, 'node_modules', 'ffmpeg-static', 'ffmpeg');
  const ffmpeg = await firstThatRuns([process.env['FFMPEG_BIN'], fromPackage, onPath('ffmpeg')]);
  const ffprobe = await firstThatRuns([process.env['FFPROBE_BIN'], onPath('ffprobe')]);
  if (!ffmpeg || !ffprobe) {
    throw new Failure('no ffmpeg or ffprobe that runs was found', 'Install the Debian package ffmpeg, or set FFMPEG_BIN and FFPROBE_BIN to their paths.');
  }
  return { said: `${ffmpeg}, ${ffprobe}`, value: { FFMPEG_BIN: ffmpeg, FFPROBE_BIN: ffprobe } };
}
