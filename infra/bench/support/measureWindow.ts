import { setTimeout as wait } from 'node:timers/promises';
import type { Crowd } from './crowd/Crowd.ts';
import { readProcessorTime } from './processorTime.ts';
import { round } from './statistics.ts';

/** One stretch of time under load. */
export interface Window {
  seconds: number;
  /** Processor time of the process and of its workers, ms. */
  nodeMs: number;
  workersMs: number;
  /** RTP packets that arrived at receivers: what was forwarded and not lost on the way. */
  forwarded: number;
  /** Forwarded of those that should have been; below 1 the machine was too busy for the crowd or the sfu. */
  delivered: number;
  /** Processor time per forwarded packet, microseconds. */
  usPerPacket: number;
}
interface Options {
  name: string;
  pid: number;
  crowd: Crowd;
  people: number;
  seconds: number;
}
/** From the start of sending to the start of measuring. */
const settleMs = 2000;

/** Measures a process for `seconds` while the crowd of `people` sends. */
export async function measureWindow({ name, pid, crowd, people, seconds }: Options): Promise<Window> {
  await wait(settleMs);
  const [countBefore, before, startedAtMs] = [await crowd.count(), readProcessorTime(pid), performance.now()];
  await wait(seconds * 1000);
  const [countAfter, after, endedAtMs] = [await crowd.count(), readProcessorTime(pid), performance.now()];
  const forwarded = countAfter.received - countBefore.received;
  const expected = (countAfter.sent - countBefore.sent) * (people - 1);
  const nodeMs = after.node - before.node;
  const workersMs = after.workers - before.workers;
  const window = {
    seconds: round((endedAtMs - startedAtMs) / 1000, 2),
    nodeMs,
    workersMs,
    forwarded,
    delivered: round(forwarded / expected, 4),
    usPerPacket: round(((nodeMs + workersMs) * 1000) / forwarded, 2),
  };
  process.stderr.write(
    `${name}: ${String(window.usPerPacket)} µs a packet (node ${String(nodeMs)} ms, workers ${String(workersMs)} ms, ${String(forwarded)} packets, delivered ${String(window.delivered)})\n`,
  );
  return window;
}
