import { mkdtemp, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** A folder of one run's own; remove() may be called again. */
export interface Scratch {
  path: string;
  remove(): Promise<void>;
}

export async function createScratch(workDir: string, name: string): Promise<Scratch> {
  await mkdir(workDir, { recursive: true });
  const path = await mkdtemp(join(workDir, `${name}-`));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * The scratch folder of this process below WORK_DIR, empty. Folders of processes that were killed are removed:
 * all that counts is in the object store.
 */
export async function claimWorkDir(workDir: string): Promise<Scratch> {
  await mkdir(workDir, { recursive: true });
  for (const name of await readdir(workDir)) {
    if (/^\d+$/.test(name) && (Number(name) === process.pid || !isAlive(Number(name)))) await rm(join(workDir, name), { recursive: true, force: true });
  }
  const path = join(workDir, String(process.pid));
  await mkdir(path);
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}
