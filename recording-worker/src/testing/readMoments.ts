import { execFileSync } from 'node:child_process';

/** The colour of a place of a video's picture at a moment: red, green, blue. */
export function readColour(video: string, atS: number, x: number, y: number): [number, number, number] {
  const area = `crop=4:4:${String(Math.round(x) - 2)}:${String(Math.round(y) - 2)},scale=1:1,format=rgb24`;
  const [red = 0, green = 0, blue = 0] = run(['-ss', String(atS), '-i', video, '-frames:v', '1', '-vf', area, '-f', 'rawvideo', '-']);
  return [red, green, blue];
}

const rate = 8000;
/** The strongest of these tones (Hz) in half a second of a file's sound around a moment; undefined where it is silent or something else. */
export function readTone(video: string, atS: number, tones: readonly number[]): number | undefined {
  const range = ['-ss', String(atS - 0.25), '-t', '0.5', '-i', video];
  const bytes = run([...range, '-map', '0:a', '-ac', '1', '-ar', String(rate), '-f', 's16le', '-']);
  const samples = Array.from({ length: bytes.length >> 1 }, (_, index) => bytes.readInt16LE(index * 2) / 32_768);
  const strengths = tones.map((tone) => ({ tone, strength: strengthOf(samples, tone) })).toSorted((a, b) => b.strength - a.strength);
  const [first, second] = strengths;
  return first && first.strength > 0.02 && first.strength > 4 * (second?.strength ?? 0) ? first.tone : undefined;
}

/** The amplitude of one tone. */
function strengthOf(samples: readonly number[], tone: number): number {
  let [real, imaginary] = [0, 0];
  for (const [index, sample] of samples.entries()) {
    const angle = (2 * Math.PI * tone * index) / rate;
    real += sample * Math.cos(angle);
    imaginary += sample * Math.sin(angle);
  }
  return (2 * Math.hypot(real, imaginary)) / Math.max(1, samples.length);
}

function run(args: readonly string[]): Buffer {
  return execFileSync('ffmpeg', ['-v', 'error', ...args], { maxBuffer: 1 << 26 });
}
