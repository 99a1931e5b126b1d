import type { BenchResult } from './BenchResult.ts';
import { Crowd } from './support/crowd/Crowd.ts';
import { describeMachine } from './support/describeMachine.ts';
import { HearingControl } from './support/HearingControl.ts';
import { interleave } from './support/interleave.ts';
import { loadText } from './support/load.ts';
import { measureWindow } from './support/measureWindow.ts';
import { Scope } from './support/Scope.ts';
import { startBare } from './support/startBare.ts';
import { startSfu } from './support/startSfu.ts';

const people = 6;
const rounds = 5;
const seconds = 10;

/** Processor time of our sfu and its workers per forwarded packet, nothing recorded, against bare mediasoup under the same load. */
export async function bench(): Promise<BenchResult> {
  const machine = describeMachine();
  return Scope.run(240_000, async (scope) => {
    const [bare, sfu] = await Promise.all([startBare(scope), startSfu(scope)]);
    const hearing = await HearingControl.create(scope, sfu, people);
    const sides = {
      ours: { pid: sfu.pid, crowd: await Crowd.join(scope, sfu.url, hearing.tokens()) },
      baseline: { pid: bare.pid, crowd: await Crowd.join(scope, bare.url, Array<string>(people).fill('')) },
    };
    const { conditions, ...figures } = await interleave({
      rounds,
      take: async (name) => {
        const { pid, crowd } = sides[name];
        await crowd.start();
        const window = await measureWindow({ name, pid, crowd, people, seconds });
        await crowd.stop();
        return window;
      },
    });
    return {
      name: 'sfu',
      ...figures,
      unit: 'µs of processor time per forwarded packet',
      conditions: {
        load: `${String(people)} people, ${loadText}; in turn on one side and on the other`,
        baselineIs: 'infra/bench/support/bareServer.ts: mediasoup with the same codecs, WebRtcServer and consumers, one worker, no observers',
        ourWorkers: sfu.workers,
        machine,
        loadAverageAfter: describeMachine().loadAverage,
        ...conditions,
      },
    };
  });
}
