import { tmpdir } from 'node:os';
import { FfmpegProcess } from '../ffmpeg/FfmpegProcess.ts';

// ffmpeg with the given arguments below a process of its own, so that a test can kill that.
const binary = process.env['FFMPEG_BIN'] ?? 'ffmpeg';
await FfmpegProcess.start({ binary, args: process.argv.slice(2), cwd: tmpdir(), signal: new AbortController().signal }).ended;
