import { FfmpegProcess } from '../ffmpeg/FfmpegProcess.ts';

export interface DecodeContext {
  ffmpeg: string;
  /** Where the file is. */
  cwd: string;
  signal: AbortSignal;
}

const soundRate = 8000;
const blockSamples = 0.3 * soundRate;
/** Pictures a second, small, in grey: enough to see whether anything moves. */
const pictureRate = 5;
const [width, height] = [160, 90];
const quietestDb = -120;

/** Level of the loudest 300 ms of a file's sound, dBFS; null when it has none. Throws ProductionError. */
export async function measureSound(context: DecodeContext, file: string): Promise<number | null> {
  let [loudest, sum, samples, blocks] = [0, 0, 0, 0];
  await decode(context, ['-i', file, '-ac', '1', '-ar', String(soundRate), '-f', 's16le', 'pipe:1'], 2, (sample) => {
    sum += (sample.readInt16LE() / 32_768) ** 2;
    samples += 1;
    if (samples < blockSamples) return;
    loudest = Math.max(loudest, sum / samples);
    blocks += 1;
    [sum, samples] = [0, 0];
  });
  return blocks === 0 ? null : Math.max(quietestDb, 10 * Math.log10(loudest));
}

/** How many pictures a file shows, and the longest time in which none differs from the one before to the last sample. */
export async function measurePicture(context: DecodeContext, file: string): Promise<{ pictures: number; stillMs: number }> {
  let [pictures, still, longest] = [0, 0, 0];
  let before: Buffer | undefined;
  // Samples are picked and not averaged: a camera's noise is what tells a person who sits still from a picture that stands still.
  const filter = `fps=${String(pictureRate)},scale=${String(width)}:${String(height)}:flags=neighbor,format=gray`;
  await decode(context, ['-i', file, '-vf', filter, '-f', 'rawvideo', 'pipe:1'], width * height, (picture) => {
    pictures += 1;
    still = before?.equals(picture) ? still + 1 : 0;
    longest = Math.max(longest, still);
    before = Buffer.from(picture);
  });
  return { pictures, stillMs: (longest * 1000) / pictureRate };
}

/** Runs ffmpeg and hands over what it decodes in pieces of one size. */
async function decode({ ffmpeg, cwd, signal }: DecodeContext, args: readonly string[], bytes: number, take: (piece: Buffer) => void): Promise<void> {
  const run = FfmpegProcess.start({ binary: ffmpeg, args: ['-threads', '1', ...args], cwd, signal });
  try {
    run.endInput();
    let rest: Buffer = Buffer.alloc(0);
    for await (const chunk of run.stdout as AsyncIterable<Buffer>) {
      rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      let at = 0;
      for (; at + bytes <= rest.length; at += bytes) take(rest.subarray(at, at + bytes));
      rest = rest.subarray(at);
    }
    await run.ended;
  } finally {
    await run.close();
  }
}
