import { FfmpegProcess, type FfmpegOptions } from '../ffmpeg/FfmpegProcess.ts';
import { exact } from '../ffmpeg/exact.ts';
import type { SoundRun } from './planRuns.ts';
import { SampleReader } from './SampleReader.ts';
import { sampleRate, type Speaker, type Voice } from './voices.ts';

const blockSamples = sampleRate;

interface Heard extends Voice {
  next: number;
  /** Made when its first sample is due, ended after its last: only who is heard has a decoder running. */
  decoder: FfmpegProcess | undefined;
  reader: SampleReader | undefined;
}
export interface MixOptions extends Omit<FfmpegOptions, 'args'> {
  durationMs: number;
  /** What of it is in the output, in samples of the recording; without it, all. */
  keep?: readonly { from: number; to: number }[] | undefined;
  voices: readonly Voice[];
  /** File to write, relative to the working folder. */
  output: string;
  /** Is given the sound of each person's track as it is heard, from this sample of the recording on. */
  onHeard: (speaker: Speaker, at: number, samples: Float32Array) => void;
}

/**
 * All voices of the recording in one AAC track, in one pass: each placed by its timestamps, silence where
 * there is none, summed at full level with a limiter. Memory does not grow with the length.
 */
export async function mixSound(options: MixOptions): Promise<void> {
  const total = Math.round((options.durationMs * sampleRate) / 1000);
  const voices = options.voices.map((voice): Heard => ({ ...voice, next: 0, decoder: undefined, reader: undefined }));
  const limiter = 'alimiter=limit=0.9:attack=5:release=80:level=disabled';
  const encoder = FfmpegProcess.start({
    ...options,
    args: [
      '-f',
      'f32le',
      '-ar',
      String(sampleRate),
      '-ac',
      '1',
      '-i',
      'pipe:0',
      '-af',
      limiter,
      '-c:a',
      'aac',
      '-b:a',
      '96k',
      '-map_metadata',
      '-1',
      ...exact(':a'),
      '-f',
      'mp4',
      options.output,
    ],
  });
  try {
    for (const { from, to } of options.keep ?? [{ from: 0, to: total }]) {
      for (let at = from; at < to; at += blockSamples) {
        const block = new Float32Array(Math.min(blockSamples, to - at));
        for (const voice of voices) await mixVoice(voice, block, at, options);
        await encoder.write(Buffer.from(block.buffer));
      }
    }
    encoder.endInput();
    await encoder.ended;
  } finally {
    await encoder.close();
    for (const voice of voices) await voice.decoder?.close();
  }
}

async function mixVoice(voice: Heard, block: Float32Array, blockAt: number, options: MixOptions): Promise<void> {
  const blockEnd = blockAt + block.length;
  for (let run = voice.runs[voice.next]; run && run.at < blockEnd; run = voice.runs[voice.next]) {
    voice.reader ??= await openVoice(voice, options);
    const from = Math.max(run.at, blockAt);
    const to = Math.min(run.at + run.length, blockEnd);
    if (to > from) {
      const samples = await mixRun(voice.reader, run, block, from - blockAt, from, to);
      if (voice.speaker) options.onHeard(voice.speaker, from, samples);
    }
    if (run.at + run.length > blockEnd) return;
    voice.next++;
  }
  if (voice.next < voice.runs.length) return;
  await voice.decoder?.close();
  voice.decoder = undefined;
}

/** Answers the samples as they were in the track. */
async function mixRun(reader: SampleReader, run: SoundRun, block: Float32Array, offset: number, from: number, to: number): Promise<Float32Array> {
  const sourceOf = (at: number): number => run.from + Math.round(((at - run.at) * run.count) / run.length);
  const first = sourceOf(from);
  const count = sourceOf(to) - first;
  if (count <= 0) return new Float32Array();
  const samples = await reader.read(first, count);
  const length = to - from;
  if (count === length) {
    for (let index = 0; index < length; index++) block[offset + index] = (block[offset + index] ?? 0) + (samples[index] ?? 0);
    return samples;
  }
  const step = (count - 1) / Math.max(1, length - 1);
  for (let index = 0; index < length; index++) {
    const position = index * step;
    const left = Math.floor(position);
    const a = samples[left] ?? 0;
    const b = samples[Math.min(left + 1, count - 1)] ?? a;
    block[offset + index] = (block[offset + index] ?? 0) + a + (b - a) * (position - left);
  }
  return samples;
}

async function openVoice(voice: Heard, options: MixOptions): Promise<SampleReader> {
  const args = [...(await voice.open()), '-f', 'f32le', '-ar', String(sampleRate), '-ac', '1', 'pipe:1'];
  voice.decoder = FfmpegProcess.start({ ...options, args });
  voice.decoder.endInput();
  return new SampleReader(voice.decoder.stdout);
}
