import { Readable } from 'node:stream';
import type { JournalDisk, OpenJournal } from '../recording/JournalDisk.ts';

/** A disk in memory that a test can fill, or let hang. */
export class MemoryJournalDisk implements JournalDisk {
  readonly files = new Map<string, Buffer>();
  appends = 0;
  syncs = 0;
  /** No more than so many bytes in all; appends beyond are refused with ENOSPC. */
  capacityBytes = Infinity;
  /** While set, every append is refused with this code. */
  refusal: string | undefined;
  /** While set, every sync waits for it. */
  hang: Promise<void> | undefined;

  create(path: string): Promise<OpenJournal> {
    if (this.files.has(path)) return Promise.reject(Object.assign(new Error('exists'), { code: 'EEXIST' }));
    this.files.set(path, Buffer.alloc(0));
    return Promise.resolve({
      append: (bytes) => this.#append(path, bytes),
      sync: async () => {
        this.syncs += 1;
        await this.hang;
      },
      close: () => Promise.resolve(),
    });
  }

  remove(path: string): Promise<void> {
    this.files.delete(path);
    return Promise.resolve();
  }

  freeBytes(): Promise<number> {
    return Promise.resolve(this.capacityBytes - this.#used);
  }

  open(path: string): Readable {
    return Readable.from([this.files.get(path) ?? Buffer.alloc(0)]);
  }

  get #used(): number {
    return [...this.files.values()].reduce((sum, one) => sum + one.length, 0);
  }

  #append(path: string, bytes: Uint8Array): Promise<void> {
    this.appends += 1;
    const code = this.refusal ?? (this.#used + bytes.length > this.capacityBytes ? 'ENOSPC' : undefined);
    if (code) return Promise.reject(Object.assign(new Error('refused'), { code }));
    this.files.set(path, Buffer.concat([this.files.get(path) ?? Buffer.alloc(0), bytes]));
    return Promise.resolve();
  }
}
