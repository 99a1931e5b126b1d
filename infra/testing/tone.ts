import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const rate = 8000;

/** Power of single tones in the sound of a file (Goertzel, windows of 100 ms, the loudest tenth of them), by frequency in Hz. */
export async function measureTones(path: string, frequencies: readonly number[]): Promise<Record<number, number>> {
  const args = ['-v', 'error', '-i', path, '-vn', '-ac', '1', '-ar', String(rate), '-f', 's16le', '-'];
  const { stdout } = await run(process.env['FFMPEG_BIN'] ?? 'ffmpeg', args, { encoding: 'buffer', maxBuffer: 1 << 28 });
  const samples = new Int16Array(stdout.buffer, stdout.byteOffset, Math.floor(stdout.byteLength / 2));
  const size = rate / 10;
  const windows = Array.from({ length: Math.floor(samples.length / size) }, (_, index) => samples.subarray(index * size, (index + 1) * size));
  return Object.fromEntries(
    frequencies.map((frequency) => {
      const powers = windows.map((window) => powerAt(window, frequency)).toSorted((a, b) => b - a);
      const loudest = powers.slice(0, Math.max(1, Math.floor(powers.length / 10)));
      return [frequency, loudest.reduce((sum, one) => sum + one, 0) / loudest.length];
    }),
  );
}

function powerAt(window: Int16Array, frequency: number): number {
  const turn = 2 * Math.cos((2 * Math.PI * frequency) / rate);
  let [before, last] = [0, 0];
  for (const sample of window) [before, last] = [last, sample / 32_768 + turn * last - before];
  return (last * last + before * before - turn * last * before) / window.length;
}
