import { execFileSync } from 'node:child_process';

interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Mean luma of an area in every picture of a video. */
export function readLuma(video: string, tile: Area): number[] {
  const filter = `crop=${String(tile.width)}:${String(tile.height)}:${String(tile.x)}:${String(tile.y)},scale=1:1:flags=area,format=gray`;
  const bytes = execFileSync('ffmpeg', ['-v', 'error', '-i', video, '-map', '0:v', '-vf', filter, '-f', 'rawvideo', '-'], { maxBuffer: 1 << 26 });
  return [...bytes];
}

/** Moments (s) at which a tile of a video turns bright. */
export function findFlashes(luma: readonly number[], rate: number): number[] {
  return rises(luma.map((one) => one > 150)).map((frame) => frame / rate);
}

/** Moments (s) at which the sound of a file begins after silence. */
export function findBeeps(video: string): number[] {
  const bytes = execFileSync('ffmpeg', ['-v', 'error', '-i', video, '-map', '0:a', '-ac', '1', '-ar', '8000', '-f', 's16le', '-'], { maxBuffer: 1 << 28 });
  const windows: boolean[] = [];
  for (let at = 0; at + 80 <= bytes.length; at += 80) {
    let peak = 0;
    for (let index = at; index < at + 80; index += 2) peak = Math.max(peak, Math.abs(bytes.readInt16LE(index)));
    windows.push(peak > 3000);
  }
  // Sound of 1 kHz never rests for 50 ms, so a rise after fewer quiet windows is the same beep.
  return rises(windows, 10).map((window) => window * 0.005);
}

function rises(values: readonly boolean[], quietBefore = 1): number[] {
  const found: number[] = [];
  let quiet = quietBefore;
  for (const [index, isOn] of values.entries()) {
    if (isOn && quiet >= quietBefore) found.push(index);
    quiet = isOn ? 0 : quiet + 1;
  }
  return found;
}

/** For each flash with a beep within half a second: how much later it is seen than heard, ms. */
export function compareMoments(flashes: readonly number[], beeps: readonly number[]): number[] {
  return flashes.flatMap((flash) => {
    const nearest = beeps.toSorted((a, b) => Math.abs(a - flash) - Math.abs(b - flash))[0];
    return nearest !== undefined && Math.abs(nearest - flash) < 0.5 ? [(flash - nearest) * 1000] : [];
  });
}
