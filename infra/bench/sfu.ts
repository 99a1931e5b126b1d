import { setTimeout as wait } from 'node:timers/promises';
import type { BenchResult } from './BenchResult.ts';
import { Crowd } from './support/crowd/Crowd.ts';
import { describeMachine } from './support/describeMachine.ts';
import { HearingControl } from './support/HearingControl.ts';
import { measureWindow, type Window } from './support/measureWindow.ts';
import { Scope } from './support/Scope.ts';
import { startBare } from './support/startBare.ts';
import { startSfu } from './support/startSfu.ts';
import { median, round } from './support/statistics.ts';

const people = 6;
const rounds = 5;
const seconds = 10;
const settleMs = 2000;

/** Processor time of our sfu and its workers per forwarded packet, nothing recorded, against bare mediasoup under the same load. */
export async function bench(): Promise<BenchResult> {
  const machine = describeMachine();
  return Scope.run(180_000, async (scope) => {
    const [bare, sfu] = await Promise.all([startBare(scope), startSfu(scope)]);
    const hearing = await HearingControl.create(scope, sfu, people);
    const sides = {
      ours: { pid: sfu.pid, crowd: await Crowd.join(scope, sfu.url, hearing.tokens()), windows: [] as Window[] },
      bare: { pid: bare.pid, crowd: await Crowd.join(scope, bare.url, Array<string>(people).fill('')), windows: [] as Window[] },
    };
    const order: (keyof typeof sides)[] = Array.from(
      { length: rounds },
      (_, index) => (index % 2 === 0 ? ['ours', 'bare'] : ['bare', 'ours']) as (keyof typeof sides)[],
    ).flat();
    for (const name of order) {
      const { pid, crowd, windows } = sides[name];
      await crowd.start();
      await wait(settleMs);
      const window = await measureWindow({ pid, crowd, people, seconds });
      await crowd.stop();
      windows.push(window);
      process.stderr.write(
        `${name}: ${String(window.usPerPacket)} µs a packet (node ${String(window.nodeMs)} ms, workers ${String(window.workersMs)} ms, ${String(window.forwarded)} packets, delivered ${String(window.delivered)})\n`,
      );
    }
    const cost = (windows: readonly Window[]): number => median(windows.map((one) => one.usPerPacket));
    const [ours, baseline] = [cost(sides.ours.windows), cost(sides.bare.windows)];
    return {
      name: 'sfu',
      ours: round(ours, 2),
      baseline: round(baseline, 2),
      ratio: round(ours / baseline, 3),
      unit: 'µs of processor time per forwarded packet',
      conditions: {
        load: `${String(people)} people, each sends Opus 50 packets/s and H264 100 packets/s (0.9 Mbit/s, one layer) and receives all others; node-datachannel (libdatachannel) in other processes; UDP on loopback, SRTP, NACK, no transport-cc`,
        baselineIs: 'infra/bench/support/bareServer.ts: mediasoup with the same codecs, WebRtcServer and consumers, one worker, no observers',
        ourWorkers: sfu.workers,
        ...{ people, rounds, seconds, machine, loadAverageAfter: describeMachine().loadAverage },
        windows: { ours: sides.ours.windows, bare: sides.bare.windows },
      },
    };
  });
}
