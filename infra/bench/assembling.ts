import { parseArgs } from 'node:util';
import { encodeH264, encodeOpus } from '@assize/platform/testing/encodeMedia';
import { measureAssembling } from '../../recording-worker/src/testing/measureAssembling.ts';
import type { BenchResult } from './BenchResult.ts';
import { describeMachine } from './support/describeMachine.ts';
import { round } from './support/statistics.ts';

const loopS = 30;

/** Peak memory of assembling a long hearing at full density, beside that of one of five minutes. */
export async function bench(): Promise<BenchResult> {
  const { values } = parseArgs({
    args: process.argv.slice(2),
    options: { minutes: { type: 'string', default: '20' }, people: { type: 'string', default: '12' }, folder: { type: 'string' } },
  });
  const people = Number(values.people);
  const [pictures, sound] = await Promise.all([encodeH264('testsrc2=s=640x360:r=25', loopS), encodeOpus('sine=440:sample_rate=48000', loopS)]);
  const loops = { people, camera: { frames: pictures, seconds: loopS }, microphone: { frames: sound, seconds: loopS } };
  const short = await measureAssembling({ ...loops, minutes: 5 }, values.folder);
  const long = await measureAssembling({ ...loops, minutes: Number(values.minutes) }, values.folder);
  return {
    name: 'assembling',
    ours: round(long.peakMb, 0),
    baseline: round(short.peakMb, 0),
    ratio: round(long.peakMb / short.peakMb, 3),
    unit: 'MB of memory at most',
    conditions: {
      reads: 'ours is the long hearing, baseline five minutes of the same; memory that is independent of length gives 1',
      load: `${String(people)} people, H264 640x360 at 25 pictures a second and Opus each`,
      ...{ short, long, machine: describeMachine() },
    },
  };
}
