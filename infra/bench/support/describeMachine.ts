import { cpus, loadavg } from 'node:os';
import { round } from './statistics.ts';

/** What a figure was measured on; the load average (1 minute) tells whether the machine was quiet. */
export function describeMachine(): { processor: string; cores: number; node: string; loadAverage: number } {
  return { processor: cpus()[0]?.model ?? 'unknown', cores: cpus().length, node: process.version, loadAverage: round(loadavg()[0] ?? 0, 2) };
}
