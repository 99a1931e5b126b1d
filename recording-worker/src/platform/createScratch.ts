import { mkdtemp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** A folder of one run's own below WORK_DIR; remove() may be called again. */
export interface Scratch {
  path: string;
  remove(): Promise<void>;
}

export async function createScratch(workDir: string, name: string): Promise<Scratch> {
  await mkdir(workDir, { recursive: true });
  const path = await mkdtemp(join(workDir, `${name}-`));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/** Removes what runs that were killed left behind; to be called before the first run of a process. */
export async function clearScratch(workDir: string): Promise<void> {
  await rm(workDir, { recursive: true, force: true });
  await mkdir(workDir, { recursive: true });
}
