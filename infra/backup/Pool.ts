import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { HashingStream, hashStream } from '@assize/platform/store/HashingStream';
import type { Stored } from '@assize/platform/store/ObjectStore';

/** Objects of all backups in one folder, each once, under its SHA-256: what did not change is not copied again. */
export class Pool {
  readonly #folder: string;

  constructor(backups: string) {
    this.#folder = join(backups, 'objects');
  }

  pathOf(sha256: string): string {
    return join(this.#folder, sha256.slice(0, 2), sha256);
  }

  async has({ bytes, sha256 }: Stored): Promise<boolean> {
    return (await stat(this.pathOf(sha256)).catch(() => undefined))?.size === bytes;
  }

  /** Takes in what is read; `expected` makes other bytes an answer of undefined, and nothing of them is kept. */
  async take(source: Readable, expected?: string): Promise<Stored | undefined> {
    await mkdir(this.#folder, { recursive: true });
    const temporary = join(this.#folder, `${randomUUID()}.part`);
    const hashing = new HashingStream();
    try {
      await pipeline(source, hashing, createWriteStream(temporary, { flags: 'wx', flush: true, mode: 0o600 }));
      const stored = hashing.stored();
      if (expected !== undefined && stored.sha256 !== expected) return undefined;
      const path = this.pathOf(stored.sha256);
      await mkdir(dirname(path), { recursive: true });
      await rename(temporary, path);
      return stored;
    } finally {
      await rm(temporary, { force: true });
    }
  }

  /** Why an object of a backup is not as it was; undefined when it is. */
  async findFault({ bytes, sha256 }: Stored): Promise<'missing' | 'broken' | undefined> {
    const found = await hashStream(createReadStream(this.pathOf(sha256), { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>).catch(() => undefined);
    if (!found) return 'missing';
    return found.sha256 === sha256 && found.bytes === bytes ? undefined : 'broken';
  }
}
