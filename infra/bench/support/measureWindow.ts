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

/** Measures a process for `seconds` while the crowd of `people` sends. */
export async function measureWindow(options: { pid: number; crowd: Crowd; people: number; seconds: number }): Promise<Window> {
  const { pid, crowd, people, seconds } = options;
  const [countBefore, before, startedAtMs] = [await crowd.count(), readProcessorTime(pid), performance.now()];
  await wait(seconds * 1000);
  const [countAfter, after, endedAtMs] = [await crowd.count(), readProcessorTime(pid), performance.now()];
  const forwarded = countAfter.received - countBefore.received;
  const expected = (countAfter.sent - countBefore.sent) * (people - 1);
  const nodeMs = after.node - before.node;
  const workersMs = after.workers - before.workers;
  return {
    seconds: round((endedAtMs - startedAtMs) / 1000, 2),
    nodeMs,
    workersMs,
    forwarded,
    delivered: round(forwarded / expected, 4),
    usPerPacket: round(((nodeMs + workersMs) * 1000) / forwarded, 2),
  };
}
