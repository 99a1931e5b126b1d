import { type FileHandle, mkdir, open, rm, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { JournalDisk, OpenJournal } from './JournalDisk.ts';

/** The real disk. */
export class NodeJournalDisk implements JournalDisk {
  async create(path: string): Promise<OpenJournal> {
    await mkdir(dirname(path), { recursive: true });
    const handle = await open(path, 'wx');
    const folder = await open(dirname(path), 'r');
    // The file's name must survive a power cut too.
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
    return new NodeOpenJournal(handle);
  }

  remove(path: string): Promise<void> {
    return rm(path, { force: true });
  }

  async freeBytes(folder: string): Promise<number> {
    await mkdir(folder, { recursive: true });
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  }
}

class NodeOpenJournal implements OpenJournal {
  readonly #handle: FileHandle;
  #length = 0;

  constructor(handle: FileHandle) {
    this.#handle = handle;
  }

  async append(bytes: Uint8Array): Promise<void> {
    try {
      for (let done = 0; done < bytes.length;) {
        const { bytesWritten } = await this.#handle.write(bytes, done, bytes.length - done, this.#length + done);
        done += bytesWritten;
      }
      this.#length += bytes.length;
    } catch (error) {
      await this.#handle.truncate(this.#length);
      throw error;
    }
  }

  sync(): Promise<void> {
    return this.#handle.datasync();
  }

  close(): Promise<void> {
    return this.#handle.close();
  }
}
