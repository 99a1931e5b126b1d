import { execFileSync } from 'node:child_process';
import type { Tile } from '../compose/layoutSeats.ts';

const bits = 12;
const cell = 24;

/** A source of ffmpeg's whose pictures carry their number, one bright or dark field a bit, and its complement below. */
export function countedPictures(rate: number): string {
  const fields = Array.from({ length: bits }, (_, bit) => {
    const isSet = `mod(floor(n/${String(2 ** bit)}),2)`;
    const x = String(bit * cell);
    const field = (y: number, when: string): string => `drawbox=x=${x}:y=${String(y)}:w=${String(cell)}:h=80:c=white:t=fill:enable='${when}'`;
    return `${field(0, isSet)},${field(80, `not(${isSet})`)}`;
  });
  return [`color=c=black:s=${String(bits * cell)}x160:r=${String(rate)}`, ...fields].join(',');
}

/** The number in each picture of a video, from its place in a tile; NaN where it cannot be read. */
export function readCounter(video: string, tile: Tile): number[] {
  const scale = Math.min(tile.width / (bits * cell), tile.height / 160);
  const [width, height] = [Math.round(bits * cell * scale), Math.round(160 * scale)];
  const [x, y] = [tile.x + Math.floor((tile.width - width) / 2), tile.y + Math.floor((tile.height - height) / 2)];
  const crop = `crop=${String(width)}:${String(height)}:${String(x)}:${String(y)},scale=${String(bits * 3)}:6:flags=area,format=gray`;
  const bytes = execFileSync('ffmpeg', ['-v', 'error', '-xerror', '-i', video, '-map', '0:v', '-vsync', '0', '-vf', crop, '-f', 'rawvideo', '-'], {
    maxBuffer: 1 << 28,
  });
  const size = bits * 3 * 6;
  return Array.from({ length: bytes.length / size }, (_, frame) => {
    let number = 0;
    for (let bit = 0; bit < bits; bit++) {
      const at = (row: number): number => bytes[frame * size + row * bits * 3 + bit * 3 + 1] ?? 0;
      const [over, under] = [at(1) > 128, at(4) > 128];
      if (over === under) return Number.NaN;
      if (over) number += 2 ** bit;
    }
    return number;
  });
}

/** Phase of a tone in each 20 ms of a file's sound against a steady one, radians; undefined where it is silent. */
export function readPhases(video: string, tone: number): (number | undefined)[] {
  const rate = 48_000;
  const window = rate / 50;
  const bytes = execFileSync('ffmpeg', ['-v', 'error', '-xerror', '-i', video, '-map', '0:a', '-ac', '1', '-ar', String(rate), '-f', 's16le', '-'], {
    maxBuffer: 1 << 28,
  });
  return Array.from({ length: Math.floor(bytes.length / 2 / window) }, (_, index) => {
    let [real, imaginary] = [0, 0];
    for (let at = index * window; at < (index + 1) * window; at++) {
      const angle = (2 * Math.PI * tone * at) / rate;
      const sample = bytes.readInt16LE(at * 2) / 32_768;
      real += sample * Math.cos(angle);
      imaginary += sample * Math.sin(angle);
    }
    return Math.hypot(real, imaginary) / window > 0.02 ? Math.atan2(imaginary, real) : undefined;
  });
}

/** The shortest way between two phases. */
export function turnBetween(a: number, b: number): number {
  return Math.abs(((b - a + 3 * Math.PI) % (2 * Math.PI)) - Math.PI);
}
