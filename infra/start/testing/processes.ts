import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/** Whether a process lives (a zombie does not). */
export function isAlive(pid: number): boolean {
  try {
    const status = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
    return !['Z', 'X'].includes(status[status.lastIndexOf(')') + 2] ?? 'X');
  } catch {
    return false;
  }
}

/** Waits until a condition holds; rejects after the limit with what was waited for. */
export async function until(what: string, holds: () => boolean, limitMs = 15_000): Promise<void> {
  const endAt = performance.now() + limitMs;
  while (!holds()) {
    if (performance.now() > endAt) throw new Error(`waited in vain until ${what}`);
    await wait(20);
  }
}
