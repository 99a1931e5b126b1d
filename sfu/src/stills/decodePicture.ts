import { execFile } from 'node:child_process';
import { AppError } from '@assize/contracts/AppError';
import { mostStillBytes, type Still } from '@assize/contracts/control/still';
import { asElementary } from './asElementary.ts';
import type { KeyPicture } from './KeyPictureReader.ts';

interface Options {
  /** The ffmpeg to run. */
  binary: string;
  signal: AbortSignal;
}
/** Without a loss of its own where there is room for it. */
const coders = [
  { mime: 'image/png', args: ['-c:v', 'png', '-pix_fmt', 'rgb24'] },
  { mime: 'image/jpeg', args: ['-c:v', 'mjpeg', '-pix_fmt', 'yuvj420p', '-q:v', '2'] },
] as const;
/** More than any camera of a hearing gives. */
const mostPixels = 4096 * 2304;

/** One picture as a file. Throws `stillNotTaken` when ffmpeg makes none of it; rejects when `signal` ends it. */
export async function decodePicture(picture: KeyPicture, options: Options): Promise<Pick<Still, 'mime' | 'image'>> {
  for (const { mime, args } of coders) {
    const image = await convert(picture, args, options);
    if (image) return { mime, image };
  }
  throw new AppError('stillNotTaken', { cause: 'notDecoded' });
}

/** Undefined when the picture would be too large. What a stranger's device sent is read with no key at hand and no other way than its pipe. */
function convert(picture: KeyPicture, coder: readonly string[], { binary, signal }: Options): Promise<Still['image'] | undefined> {
  const { format, data } = asElementary(picture);
  const input = ['-protocol_whitelist', 'pipe', '-threads', '1', '-max_pixels', String(mostPixels), '-f', format, '-i', 'pipe:0'];
  const output = ['-frames:v', '1', ...coder, '-f', 'image2pipe', 'pipe:1'];
  const env = { PATH: process.env['PATH'] };
  return new Promise((resolve, reject) => {
    const child = execFile(
      binary,
      ['-hide_banner', '-loglevel', 'error', ...input, ...output],
      { encoding: 'buffer', maxBuffer: mostStillBytes, killSignal: 'SIGKILL', signal, env },
      (error, stdout) => {
        if (error?.code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER') resolve(undefined);
        else if (signal.aborted) reject(signal.reason as Error);
        // No ffmpeg here: the node's fault, to be logged, and not the picture's.
        else if (typeof error?.code === 'string') reject(error);
        else if (error || stdout.length === 0) reject(new AppError('stillNotTaken', { cause: 'notDecoded' }));
        else resolve(stdout);
      },
    );
    // It may end before it has read everything.
    child.stdin?.on('error', () => undefined).end(data);
  });
}
