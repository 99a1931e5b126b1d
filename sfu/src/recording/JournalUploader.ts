import type { JournalFile } from '@assize/contracts/control/protocol';
import type { Logger } from '@assize/platform/log';
import { type JournalShelf, presentFile } from './JournalShelf.ts';

interface Options {
  shelf: JournalShelf;
  onStored: (file: JournalFile) => void;
  log: Logger;
}
const retryEveryMs = 10_000;

/** Brings complete journal files into the object store; what fails is tried again until it is there. */
export class JournalUploader {
  readonly #options: Options;
  readonly #running = new Map<string, Promise<void>>();
  readonly #retrying: NodeJS.Timeout;

  static create(options: Options): JournalUploader {
    return new JournalUploader(options);
  }

  private constructor(options: Options) {
    this.#options = options;
    this.#retrying = setInterval(() => void this.storeEverything(), retryEveryMs);
  }

  /** Without waiting; failures are logged and tried again. */
  queue(recordingId: string): void {
    this.storeAll(recordingId).catch((error: unknown) => this.#options.log.warn({ err: error, recordingId }, 'journal file not stored yet'));
  }

  /** Resolves when every complete file of the recording is in the object store. */
  storeAll(recordingId: string): Promise<void> {
    const before = this.#running.get(recordingId) ?? Promise.resolve();
    const next = before.catch(() => undefined).then(() => this.#store(recordingId));
    this.#running.set(recordingId, next);
    return next.finally(() => {
      if (this.#running.get(recordingId) === next) this.#running.delete(recordingId);
    });
  }

  async storeEverything(): Promise<void> {
    const { shelf } = this.#options;
    for (const recordingId of await shelf.listRecordings()) {
      if (!this.#running.has(recordingId) && (await shelf.listFiles(recordingId)).length > 0) this.queue(recordingId);
    }
  }

  async close(): Promise<void> {
    clearInterval(this.#retrying);
    await Promise.allSettled(this.#running.values());
  }

  async #store(recordingId: string): Promise<void> {
    const { shelf, onStored } = this.#options;
    for (const note of await shelf.listNotes(recordingId)) {
      if (note.isStored) continue;
      await shelf.storeFile(recordingId, note);
      onStored(presentFile(recordingId, note));
    }
  }
}
