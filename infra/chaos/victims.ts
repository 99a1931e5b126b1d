import { readdir, readFile } from 'node:fs/promises';
import type { Court } from '../start/startCourt.ts';

/** What can be killed: a process of the court, or mediasoup's worker inside the sfu. */
export const victims = ['server', 'sfu', 'sfuWorker', 'redis', 'recordingWorker'] as const;
export type Victim = (typeof victims)[number];

/** Ids of a process's children, from /proc. */
async function childrenOf(pid: number): Promise<number[]> {
  const children: number[] = [];
  for (const entry of await readdir('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    const status = await readFile(`/proc/${entry}/stat`, 'utf8').catch(() => '');
    const parent = status.slice(status.lastIndexOf(')') + 2).split(' ')[1];
    if (Number(parent) === pid) children.push(Number(entry));
  }
  return children;
}

/** SIGKILL, at once and without a word. */
export async function killVictim(court: Court, victim: Victim): Promise<void> {
  const pids = court.pids();
  if (victim !== 'sfuWorker') {
    process.kill(pids[victim], 'SIGKILL');
    return;
  }
  const workers = await childrenOf(pids.sfu);
  for (const pid of workers) process.kill(pid, 'SIGKILL');
}
