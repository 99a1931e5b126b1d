import { setTimeout as wait } from 'node:timers/promises';
import type { BenchResult } from './BenchResult.ts';
import { Crowd } from './support/crowd/Crowd.ts';
import { describeMachine } from './support/describeMachine.ts';
import { HearingControl } from './support/HearingControl.ts';
import { measureWindow, type Window } from './support/measureWindow.ts';
import { Scope } from './support/Scope.ts';
import { startSfu } from './support/startSfu.ts';
import { median, round } from './support/statistics.ts';

const people = 8;
const rounds = 5;
const seconds = 10;
const settleMs = 2000;

/** Processor time of our sfu and its workers with everybody receiving everybody: while recording, against not recording, in one process. */
export async function bench(): Promise<BenchResult> {
  const machine = describeMachine();
  return Scope.run(200_000, async (scope) => {
    const sfu = await startSfu(scope);
    const hearing = await HearingControl.create(scope, sfu, people);
    const crowd = await Crowd.join(scope, sfu.url, hearing.tokens());
    await crowd.start();
    const windows = { recording: [] as Window[], idle: [] as Window[] };
    let journalBytes = 0;
    const order = Array.from({ length: rounds }, (_, index) => (index % 2 === 0 ? [false, true] : [true, false])).flat();
    for (const isRecording of order) {
      if (isRecording) await hearing.startRecording();
      await wait(settleMs);
      const window = await measureWindow({ pid: sfu.pid, crowd, people, seconds });
      if (isRecording) journalBytes += (await hearing.stopRecording()).bytes;
      (isRecording ? windows.recording : windows.idle).push(window);
      process.stderr.write(
        `${isRecording ? 'recording' : 'not recording'}: ${String(round(costOf(window), 1))} ms a second (node ${String(window.nodeMs)} ms, workers ${String(window.workersMs)} ms, delivered ${String(window.delivered)})\n`,
      );
    }
    const [ours, baseline] = [median(windows.recording.map(costOf)), median(windows.idle.map(costOf))];
    return {
      name: 'capture',
      ours: round(ours, 1),
      baseline: round(baseline, 1),
      ratio: round(ours / baseline, 3),
      unit: 'ms of processor time per second',
      conditions: {
        load: `${String(people)} people, each sends Opus 50 packets/s and H264 100 packets/s (0.9 Mbit/s, one layer) and receives all others; node-datachannel (libdatachannel) in another process; UDP on loopback, SRTP, NACK, no transport-cc`,
        baselineIs: 'the same process with the same people, between its recordings',
        workers: sfu.workers,
        journalBytes,
        ...{ people, rounds, seconds, machine, loadAverageAfter: describeMachine().loadAverage },
        windows,
      },
    };
  });
}

function costOf({ nodeMs, workersMs, seconds: measured }: Window): number {
  return (nodeMs + workersMs) / measured;
}
