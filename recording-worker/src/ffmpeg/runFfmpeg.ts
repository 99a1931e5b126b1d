import { createInterface } from 'node:readline';
import { FfmpegProcess, type FfmpegOptions } from './FfmpegProcess.ts';

/** How far a run has come: seconds of output written, from ffmpeg's `-progress`. */
export function parseProgressLine(line: string): number | undefined {
  const match = /^out_time_us=(\d+)$/.exec(line.trim());
  return match ? Number(match[1]) / 1e6 : undefined;
}

export interface RunOptions extends FfmpegOptions {
  onProgress?: (seconds: number) => void;
  /** Writes what it reads from its pipe. */
  feed?: (write: (bytes: Uint8Array) => Promise<void>) => Promise<void>;
}

/** Runs ffmpeg to its end, telling progress when asked; see FfmpegProcess for its failures. */
export async function runFfmpeg(options: RunOptions): Promise<void> {
  const { onProgress, feed } = options;
  const args = onProgress ? ['-progress', 'pipe:1', '-stats_period', '0.5', ...options.args] : options.args;
  const run = FfmpegProcess.start({ ...options, args });
  createInterface({ input: run.stdout }).on('line', (line) => {
    const seconds = parseProgressLine(line);
    if (seconds !== undefined) onProgress?.(seconds);
  });
  try {
    await feed?.((bytes) => run.write(bytes));
    run.endInput();
    await run.ended;
  } finally {
    await run.close();
  }
}
