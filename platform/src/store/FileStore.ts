import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { link, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { assertSame } from './assertSame.ts';
import { HashingStream } from './HashingStream.ts';
import { assertKey, type ObjectStore, type PutOptions, type Stored } from './ObjectStore.ts';

async function syncDirectory(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Objects as files below one folder: written under a temporary name, synced, then renamed. */
export class FileStore implements ObjectStore {
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  #path(key: string): string {
    assertKey(key);
    return join(this.#root, key);
  }

  async put(key: string, body: Readable | Buffer | string, options: PutOptions = {}): Promise<Stored> {
    const path = this.#path(key);
    await mkdir(dirname(path), { recursive: true });
    const temporary = `${path}.${randomUUID()}.part`;
    const hashing = new HashingStream();
    try {
      const source = body instanceof Readable ? body : Readable.from([Buffer.from(body)]);
      await pipeline(source, hashing, createWriteStream(temporary, { flags: 'wx', flush: true }));
      if (options.once) await this.#linkOnce(key, temporary, hashing);
      else await rename(temporary, path);
      await syncDirectory(dirname(path));
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
    return hashing.stored();
  }

  /** A link is refused where there is a file: of two who write at once, one is first. */
  async #linkOnce(key: string, temporary: string, hashing: HashingStream): Promise<void> {
    await link(temporary, this.#path(key)).catch(async (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
      await assertSame(await this.open(key), hashing.stored());
    });
    await rm(temporary);
  }

  async putFile(key: string, path: string, options?: PutOptions): Promise<Stored> {
    const file = await open(path, 'r');
    return this.put(key, file.createReadStream({ highWaterMark: 1 << 20 }), options);
  }

  async open(key: string, range?: { start: number; end?: number }): Promise<Readable> {
    const handle = await open(this.#path(key), 'r');
    return handle.createReadStream({ highWaterMark: 1 << 18, ...range });
  }

  async stat(key: string): Promise<{ bytes: number } | undefined> {
    const found = await stat(this.#path(key)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    });
    return found?.isFile() ? { bytes: found.size } : undefined;
  }

  async list(prefix: string): Promise<string[]> {
    const folder = this.#path(prefix.replace(/\/$/, ''));
    const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw error;
    });
    return entries
      .filter((entry) => entry.isFile() && !entry.name.endsWith('.part'))
      .map((entry) => relative(this.#root, join(entry.parentPath, entry.name)).split(sep).join('/'))
      .sort();
  }

  async remove(key: string): Promise<void> {
    await rm(this.#path(key), { force: true });
  }

  async download(key: string, path: string): Promise<void> {
    await pipeline(await this.open(key), createWriteStream(path));
  }
}
