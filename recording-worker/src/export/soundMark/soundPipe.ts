import { FfmpegProcess, type FfmpegOptions } from '../../ffmpeg/FfmpegProcess.ts';

/** One channel of 32-bit floats, as ffmpeg's options before `-i` or an output. */
export const rawSound = (rate: number): string[] => ['-f', 'f32le', '-ar', String(rate), '-ac', '1'];

/** Runs ffmpeg, whose output is raw sound, and hands its samples over as they come. Throws ProductionError. */
export async function* readSound(options: FfmpegOptions): AsyncGenerator<Float32Array> {
  const run = FfmpegProcess.start(options);
  try {
    run.endInput();
    let rest: Buffer = Buffer.alloc(0);
    for await (const chunk of run.stdout as AsyncIterable<Buffer>) {
      const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      const whole = bytes.length - (bytes.length % 4);
      rest = bytes.subarray(whole);
      yield new Float32Array(Uint8Array.from(bytes.subarray(0, whole)).buffer);
    }
    await run.ended;
  } finally {
    await run.close();
  }
}

export function asBytes(samples: Float32Array): Buffer {
  return Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength);
}
