import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { StartFault } from './StartFault.ts';

const run = promisify(execFile);
const mostLogBytes = 20 * 1024 * 1024;

/** Start of a process in clock ticks since boot, so that a reused id is not taken for the old process. */
function startTimeOf(pid: number): string | undefined {
  try {
    const status = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
    return status.slice(status.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}

export interface DataDirLock {
  /** The one before was killed: its children may need a moment to end. */
  isAfterKill: boolean;
  release(): void;
}

/** Makes the data directory and takes it for this court alone. Throws StartFault when it is taken or not writable. */
export function takeDataDir(dataDir: string): DataDirLock {
  const path = join(dataDir, 'court.lock');
  try {
    for (const folder of ['', 'keys', 'logs', 'locks', 'redis']) mkdirSync(join(dataDir, folder), { recursive: true, mode: 0o700 });
    chmodSync(join(dataDir, 'keys'), 0o700);
  } catch (error) {
    throw new StartFault(`The data directory ${dataDir} cannot be written: ${(error as Error).message}. Set DATA_DIR to a folder that you own.`);
  }
  const mine = `${String(process.pid)} ${startTimeOf(process.pid) ?? ''}`;
  let isAfterKill = false;
  for (;;) {
    try {
      writeFileSync(path, mine, { flag: 'wx', mode: 0o600 });
      return { isAfterKill, release: () => rmSync(path, { force: true }) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
        throw new StartFault(`The data directory ${dataDir} cannot be written: ${(error as Error).message}. Set DATA_DIR to a folder that you own.`);
      }
    }
    const [pid = '', startTime] = readFileSync(path, 'utf8').split(' ');
    if (startTimeOf(Number(pid)) === startTime && startTime) {
      throw new StartFault(`Another court already runs on ${dataDir} (process ${pid}). Stop it, or set DATA_DIR to another folder.`);
    }
    isAfterKill = true;
    rmSync(path, { force: true });
  }
}

/** Waits until a child of a killed court has let go of the data directory (its lock is held by the kernel). */
export async function untilReleased(lockPath: string, limitS: number): Promise<void> {
  await run('flock', ['--timeout', String(limitS), lockPath, 'true']).catch(() => {
    throw new StartFault(`A process of a court that was killed still holds ${lockPath}. End it, then start again.`);
  });
}

/** Puts a log that has grown large aside, keeping one old one. */
export function rotateLog(path: string): void {
  try {
    if (statSync(path).size > mostLogBytes) renameSync(path, `${path}.1`);
  } catch {
    // there is none yet
  }
}
