import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tellSkipped } from './tellSkipped.ts';

/** Of the system, not of a package of ours. */
const tools = { mount: 'mount', umount: 'umount' };

function mountSmall(bytes: number): string {
  const path = mkdtempSync(join(tmpdir(), 'assize-small-disk-'));
  try {
    execFileSync(tools.mount, ['-t', 'tmpfs', '-o', `size=${String(bytes)}`, 'assize-test', path], { stdio: 'pipe' });
  } catch (error) {
    rmdirSync(path);
    throw error;
  }
  return path;
}
function unmount(path: string): void {
  execFileSync(tools.umount, [path], { stdio: 'pipe' });
  rmdirSync(path);
}

/** Why no disk of our own can be mounted here, which is also printed; undefined when it can. */
export function whyNoSmallDisk(): string | undefined {
  try {
    unmount(mountSmall(4096));
    return undefined;
  } catch (error) {
    return tellSkipped(`no file system can be mounted here (Linux and root are needed): ${String(error).split('\n', 1)[0] ?? ''}`);
  }
}

/** A real file system with room for very little, part of which something else takes. */
export class SmallDisk {
  readonly path: string;
  readonly #ballast: string;

  /** `freeBytes`: what is left beside the ballast. */
  static async mount(bytes: number, freeBytes: number): Promise<SmallDisk> {
    const disk = new SmallDisk(mountSmall(bytes));
    await writeFile(disk.#ballast, Buffer.alloc(bytes - freeBytes, 1));
    return disk;
  }

  private constructor(path: string) {
    this.path = path;
    this.#ballast = join(path, 'ballast');
  }

  async freeBytes(): Promise<number> {
    const { bavail, bsize } = await statfs(this.path);
    return bavail * bsize;
  }

  /** What somebody does who makes room. */
  async makeRoom(): Promise<void> {
    await rm(this.#ballast);
  }

  unmount(): void {
    unmount(this.path);
  }
}
