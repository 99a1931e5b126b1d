import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { RecordingResult } from '@assize/contracts/jobs/recording';
import { recordingKeys } from '@assize/contracts/recording/products';
import { FileStore } from '@assize/platform/store/FileStore';
import { encodeH264, encodeOpus } from '@assize/platform/testing/encodeMedia';
import { openedAtMs, storeOrder } from '../../recording-worker/src/testing/buildOrder.ts';
import { type StoredRecording, TestProduction } from '../../recording-worker/src/testing/TestProduction.ts';
import { writeLongJournal } from '../../recording-worker/src/testing/writeLongJournal.ts';
import type { BenchResult } from './BenchResult.ts';
import { describeMachine } from './support/describeMachine.ts';
import { composePlain } from './support/composePlain.ts';
import { median, round } from './support/statistics.ts';

const people = 4;
const loopS = 60;
const sides = ['oneWorker', 'twoWorkers', 'plain'] as const;
type Side = (typeof sides)[number];

/**
 * Speed of composing a hearing of real length by one worker process and by two, as a share of the speed of one plain
 * ffmpeg that makes the same kind of file of the same tracks.
 */
export async function bench(): Promise<BenchResult> {
  const { values } = parseArgs({
    args: process.argv.slice(2),
    options: { minutes: { type: 'string', default: '10' }, rounds: { type: 'string', default: '1' }, folder: { type: 'string', default: tmpdir() } },
  });
  const minutes = Number(values.minutes);
  const rounds = Number(values.rounds);
  const machine = describeMachine();
  const root = await mkdtemp(join(values.folder, 'assize-archive-'));
  const runs: Record<Side, number[]> = { oneWorker: [], twoWorkers: [], plain: [] };
  const processor: Record<Side, number[]> = { oneWorker: [], twoWorkers: [], plain: [] };
  try {
    const { recording, assembled } = await prepare(root, minutes);
    for (let index = 0; index < rounds; index++) {
      for (const side of index % 2 === 0 ? sides : sides.toReversed()) {
        const took = side === 'plain' ? await composePlain(recording, assembled) : await compose(recording, side === 'oneWorker' ? 1 : 2);
        runs[side].push(round(took.seconds, 1));
        processor[side].push(round(took.processorSeconds, 1));
        process.stderr.write(`${side}: ${String(runs[side].at(-1))} s, ${String(processor[side].at(-1))} s of processor time\n`);
      }
    }
  } finally {
    await rm(root, { recursive: true, force: true });
  }
  const speed = (side: Side): number => (minutes * 60) / median(runs[side]);
  return {
    name: 'archive',
    ours: round(speed('oneWorker'), 2),
    baseline: round(speed('plain'), 2),
    ratio: round(speed('oneWorker') / speed('plain'), 3),
    unit: 'times real time',
    conditions: {
      reads: 'ratio is the speed of one worker divided by plain ffmpeg, higher is better; required: at least 0.8',
      ratioOfTwoWorkers: round(speed('twoWorkers') / speed('plain'), 3),
      ours: 'the whole compose step from ordering to result, by the queue: parts, plates, time of day, sound, MP4 with faststart and chapters, HLS, storing and hashing',
      baselineIs:
        'one ffmpeg: the same tracks scaled and tiled into 1280x720 at 25 pictures a second, libx264 veryfast crf 23, AAC 96 kbit/s, MP4; no plates, no time, no HLS; same priority',
      load: `${String(people)} people, H264 640x360 at 25 pictures a second and Opus each, ${String(minutes)} min`,
      runsS: runs,
      processorS: processor,
      /** Tells the same on a machine that is not quiet, where the clock on the wall measures the others. */
      ratioByProcessorTime: round(median(processor.plain) / median(processor.oneWorker), 3),
      ...{ people, rounds, minutes, machine, loadAverageAfter: describeMachine().loadAverage },
    },
  };
}

type Assembled = Extract<RecordingResult, { step: 'assemble' }>;

async function prepare(root: string, minutes: number): Promise<{ recording: StoredRecording; assembled: Assembled }> {
  const [camera, microphone] = await Promise.all([encodeH264('testsrc2=s=640x360:r=25', loopS), encodeOpus('sine=440:sample_rate=48000', loopS)]);
  const store = new FileStore(join(root, 'store'));
  const loops = { camera: { frames: camera, seconds: loopS }, microphone: { frames: microphone, seconds: loopS } };
  const journal = await writeLongJournal(store, { minutes, people, ...loops });
  const order = await storeOrder(store, journal, journal.keys, [{ fromAtMs: openedAtMs, toAtMs: openedAtMs + minutes * 60_000 }]);
  const recording = { root, order, context: { masterKey: journal.masterKey } };
  const production = await TestProduction.start();
  try {
    await production.startWorker(recording);
    const assembled = await production.run(recording, 'assemble');
    if (assembled.step !== 'assemble') throw new Error('not assembled');
    return { recording, assembled };
  } finally {
    await production.close();
  }
}

async function compose(recording: StoredRecording, workers: number): Promise<{ seconds: number; processorSeconds: number }> {
  const store = new FileStore(join(recording.root, 'store'));
  await store.remove(`${recordingKeys.prefix(recording.order.recordingId)}work/compose.json`);
  const production = await TestProduction.start();
  try {
    const started = await Promise.all(Array.from({ length: workers }, () => production.startWorker(recording)));
    const used = (): number => started.reduce((sum, worker) => sum + worker.processorSeconds(), 0);
    const [beganAt, usedBefore] = [performance.now(), used()];
    await production.run(recording, 'compose');
    return { seconds: (performance.now() - beganAt) / 1000, processorSeconds: used() - usedBefore };
  } finally {
    await production.close();
  }
}
