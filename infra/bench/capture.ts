import type { BenchResult } from './BenchResult.ts';
import { Crowd } from './support/crowd/Crowd.ts';
import { describeMachine } from './support/describeMachine.ts';
import { HearingControl, type Recorded } from './support/HearingControl.ts';
import { interleave } from './support/interleave.ts';
import { loadText } from './support/load.ts';
import { measureWindow } from './support/measureWindow.ts';
import { Scope } from './support/Scope.ts';
import { startSfu } from './support/startSfu.ts';

const people = 8;
const rounds = 5;
const seconds = 8;

/** Processor time of our sfu and its workers with everybody receiving everybody: while recording, against not recording, in one process. */
export async function bench(): Promise<BenchResult> {
  const machine = describeMachine();
  return Scope.run(240_000, async (scope) => {
    const sfu = await startSfu(scope);
    const recordings: Recorded[] = [];
    const { conditions, ...figures } = await interleave({
      rounds,
      take: async (side) => {
        // A hearing of its own each time: nothing that a recording has left behind is counted as not recording.
        const hearing = await HearingControl.create(scope, sfu, people);
        const crowd = await Crowd.join(scope, sfu.url, hearing.tokens());
        await crowd.start();
        if (side === 'ours') await hearing.startRecording();
        const window = await measureWindow({ name: side === 'ours' ? 'recording' : 'not recording', pid: sfu.pid, crowd, people, seconds });
        if (side === 'ours') recordings.push(await hearing.stopRecording());
        await crowd.stop();
        await hearing.release();
        crowd.leave();
        return window;
      },
    });
    return {
      name: 'capture',
      ...figures,
      unit: 'µs of processor time per forwarded packet',
      conditions: {
        load: `${String(people)} people, ${loadText}`,
        baselineIs: 'the same process under the same load, nothing recorded; a new hearing for each window',
        workers: sfu.workers,
        machine,
        loadAverageAfter: describeMachine().loadAverage,
        recordings,
        ...conditions,
      },
    };
  });
}
