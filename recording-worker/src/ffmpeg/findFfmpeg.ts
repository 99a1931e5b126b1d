import { existsSync } from 'node:fs';
import ffmpegStatic from 'ffmpeg-static';

/** The binaries to run. ffmpeg-static names a path even where its download never happened, so the file decides. */
export function findFfmpeg(env: { FFMPEG_BIN?: string | undefined; FFPROBE_BIN?: string | undefined }): { ffmpeg: string; ffprobe: string } {
  const bundled = ffmpegStatic as unknown as string | null;
  const ffmpeg = env.FFMPEG_BIN ?? (bundled && existsSync(bundled) ? bundled : 'ffmpeg');
  return { ffmpeg, ffprobe: env.FFPROBE_BIN ?? 'ffprobe' };
}
