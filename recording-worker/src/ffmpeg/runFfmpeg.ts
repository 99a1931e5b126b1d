import { FfmpegProcess, type FfmpegOptions } from './FfmpegProcess.ts';

export interface RunOptions extends FfmpegOptions {
  /** Writes what it reads from its pipe. */
  feed?: (write: (bytes: Uint8Array) => Promise<void>) => Promise<void>;
}

/** Runs ffmpeg to its end; see FfmpegProcess for its failures. */
export async function runFfmpeg(options: RunOptions): Promise<void> {
  const run = FfmpegProcess.start(options);
  run.stdout.resume();
  try {
    await options.feed?.((bytes) => run.write(bytes));
    run.endInput();
    await run.ended;
  } finally {
    await run.close();
  }
}
