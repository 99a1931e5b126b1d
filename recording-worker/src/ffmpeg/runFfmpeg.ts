import { createInterface } from 'node:readline';
import { FfmpegProcess, type FfmpegOptions } from './FfmpegProcess.ts';

/** How far a run has come: seconds of output written, from ffmpeg's `-progress`. */
export function parseProgressLine(line: string): number | undefined {
  const match = /^out_time_us=(\d+)$/.exec(line.trim());
  return match ? Number(match[1]) / 1e6 : undefined;
}

/** Runs ffmpeg to its end, telling progress when asked; see FfmpegProcess for its failures. */
export async function runFfmpeg(options: FfmpegOptions & { onProgress?: (seconds: number) => void }): Promise<void> {
  const { onProgress } = options;
  const args = onProgress ? ['-progress', 'pipe:1', '-stats_period', '0.5', ...options.args] : options.args;
  const run = FfmpegProcess.start({ ...options, args });
  run.endInput();
  createInterface({ input: run.stdout }).on('line', (line) => {
    const seconds = parseProgressLine(line);
    if (seconds !== undefined) onProgress?.(seconds);
  });
  await run.ended;
}
