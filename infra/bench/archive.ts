import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { RecordingResult } from '@assize/contracts/jobs/recording';
import { recordingKeys } from '@assize/contracts/recording/products';
import { encodeH264, encodeOpus } from '@assize/platform/testing/encodeMedia';
import { layoutSeats, type Tile } from '../../recording-worker/src/compose/layoutSeats.ts';
import { openedAtMs, participantIdOf } from '../../recording-worker/src/testing/buildOrder.ts';
import { makeRecording, type TestRecording } from '../../recording-worker/src/testing/makeRecording.ts';
import type { BenchResult } from './BenchResult.ts';
import { describeMachine } from './support/describeMachine.ts';
import { median, round } from './support/statistics.ts';

const people = 4;

/** Speed of composing a hearing, as a share of the speed of one plain ffmpeg that makes the same kind of file of the same tracks. */
export async function bench(): Promise<BenchResult> {
  const { values } = parseArgs({
    args: process.argv.slice(2),
    options: { seconds: { type: 'string', default: '60' }, rounds: { type: 'string', default: '3' } },
  });
  const seconds = Number(values.seconds);
  const rounds = Number(values.rounds);
  const machine = describeMachine();
  const { recording, assembled } = await prepare(seconds);
  const runs = { ours: [] as number[], plain: [] as number[] };
  const processor = { ours: [] as number[], plain: [] as number[] };
  try {
    for (let index = 0; index < rounds; index++) {
      const sides = index % 2 === 0 ? (['ours', 'plain'] as const) : (['plain', 'ours'] as const);
      for (const side of sides) {
        const beganAt = performance.now();
        const usedBefore = processorSeconds();
        await (side === 'ours' ? compose(recording) : runPlain(recording, assembled));
        runs[side].push(round((performance.now() - beganAt) / 1000, 2));
        processor[side].push(round(processorSeconds() - usedBefore, 2));
        process.stderr.write(`${side}: ${String(runs[side].at(-1))} s, ${String(processor[side].at(-1))} s of processor time\n`);
      }
    }
  } finally {
    await rm(recording.root, { recursive: true, force: true });
  }
  const [ours, baseline] = [seconds / median(runs.ours), seconds / median(runs.plain)];
  return {
    name: 'archive',
    ours: round(ours, 2),
    baseline: round(baseline, 2),
    ratio: round(ours / baseline, 3),
    unit: 'times real time',
    conditions: {
      reads: 'ratio is our speed divided by plain ffmpeg, higher is better; required: at least 0.8',
      ours: 'the whole compose step: plates, time of day, slices, sound, MP4 with faststart and chapters, HLS, storing and hashing',
      baselineIs:
        'one ffmpeg: the same tracks scaled and tiled into 1280x720 at 25 pictures a second, libx264 veryfast crf 23, AAC 96 kbit/s, MP4; no plates, no time, no HLS; same priority',
      load: `${String(people)} people, H264 640x360 at 25 pictures a second and Opus each, ${String(seconds)} s`,
      runsS: runs,
      processorS: processor,
      /** Tells the same on a machine that is not quiet, where the clock on the wall measures the others. */
      ratioByProcessorTime: round(median(processor.plain) / median(processor.ours), 3),
      ...{ people, rounds, seconds, machine, loadAverageAfter: describeMachine().loadAverage },
    },
  };
}

/** Processor time of this process and of its children that have ended, s (proc(5): utime, stime, cutime, cstime in ticks of 10 ms). */
function processorSeconds(): number {
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1]?.split(' ') ?? [];
  return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks) / 100, 0);
}

type Assembled = Extract<RecordingResult, { step: 'assemble' }>;

async function prepare(seconds: number): Promise<{ recording: TestRecording; assembled: Assembled }> {
  const [camera, microphone] = await Promise.all([encodeH264('testsrc2=s=640x360:r=25', seconds), encodeOpus('sine=440:sample_rate=48000', seconds)]);
  const tracks = Array.from({ length: people }, (_, index) => {
    const person = { participantId: participantIdOf(index), startsAtMs: openedAtMs };
    return [
      { ...person, source: 'camera', mimeType: 'video/H264', frames: camera } as const,
      { ...person, source: 'microphone', mimeType: 'audio/opus', frames: microphone } as const,
    ];
  }).flat();
  const recording = await makeRecording(tracks, [{ fromAtMs: openedAtMs, toAtMs: openedAtMs + seconds * 1000 }]);
  const assembled = await recording.run('assemble');
  if (assembled.step !== 'assemble') throw new Error('not assembled');
  return { recording, assembled };
}

async function compose(recording: TestRecording): Promise<void> {
  await recording.store.remove(`${recordingKeys.prefix(recording.order.recordingId)}work/compose.json`);
  await recording.run('compose');
}

async function runPlain(recording: TestRecording, assembled: Assembled): Promise<void> {
  const { root, order, context } = recording;
  const path = (name: string): string => join(root, 'store', recordingKeys.product(order.recordingId, name));
  const cameras = assembled.tracks.filter((track) => track.source === 'camera');
  const microphones = assembled.tracks.filter((track) => track.source === 'microphone');
  const tiles = new Map(layoutSeats(order.participants.filter((one) => one.role !== 'witness')).map((tile) => [tile.participantId, tile]));
  const drawn = cameras.map((track, index) => drawTile(index, tiles.get(track.participantId)));
  const mixed = `${microphones.map((_, index) => `[${String(cameras.length + index)}:a]`).join('')}amix=inputs=${String(microphones.length)}:normalize=0[a]`;
  const graph = [`color=c=black:s=1280x720:r=25:d=${String(assembled.durationMs / 1000)}[base0]`, ...drawn, mixed].join(';');
  const inputs = [...cameras, ...microphones].flatMap((track) => ['-i', path(track.name)]);
  const output = [
    '-map',
    `[base${String(cameras.length)}]`,
    '-map',
    '[a]',
    '-c:v',
    'libx264',
    '-preset',
    'veryfast',
    '-crf',
    '23',
    '-pix_fmt',
    'yuv420p',
    '-c:a',
    'aac',
    '-b:a',
    '96k',
    '-movflags',
    '+faststart',
    join(root, 'plain.mp4'),
  ];
  const child = spawn('nice', ['-n', '10', context.ffmpeg, '-v', 'error', '-y', ...inputs, '-filter_complex', graph, ...output], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error('plain ffmpeg failed');
}

function drawTile(index: number, tile: Tile | undefined): string {
  if (!tile) throw new Error('no seat for a participant');
  const at = String(index);
  return `[${at}:v]scale=${String(tile.width)}:${String(tile.height)}[in${at}];[base${at}][in${at}]overlay=x=${String(tile.x)}:y=${String(tile.y)}[base${String(index + 1)}]`;
}
