import { readdirSync, readFileSync } from 'node:fs';

/** Processor time (user and system) since their start, ms, in steps of 10. */
export interface ProcessorTime {
  node: number;
  /** All mediasoup workers of the process. */
  workers: number;
}
// USER_HZ is 100 on every Linux that runs Node (proc_pid_stat(5), fields 14 and 15).
const msPerTick = 10;

function readStat(pid: number): { parent: number; name: string; ms: number } | undefined {
  let text: string;
  try {
    text = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
  } catch {
    return undefined;
  }
  const nameEnd = text.lastIndexOf(')');
  const fields = text.slice(nameEnd + 2).split(' ');
  return { parent: Number(fields[1]), name: text.slice(text.indexOf('(') + 1, nameEnd), ms: (Number(fields[11]) + Number(fields[12])) * msPerTick };
}

/** Processor time of a process and of the mediasoup workers that it started. Throws when it is gone. */
export function readProcessorTime(pid: number): ProcessorTime {
  const own = readStat(pid);
  if (!own) throw new Error(`process ${String(pid)} is gone`);
  const ids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const stats = ids.map((id) => readStat(Number(id))).filter((one) => one?.parent === pid && one.name.startsWith('mediasoup'));
  if (stats.length === 0) throw new Error(`process ${String(pid)} has no mediasoup worker`);
  return { node: own.ms, workers: stats.reduce((sum, one) => sum + (one?.ms ?? 0), 0) };
}
