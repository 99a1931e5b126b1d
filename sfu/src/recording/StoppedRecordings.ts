import { AppError } from '@assize/contracts/AppError';
import type { ControlResult } from '@assize/contracts/control/protocol';
import type { Logger } from '@assize/platform/log';
import { type JournalShelf, presentFile } from './JournalShelf.ts';
import type { JournalUploader } from './JournalUploader.ts';

/** What this node has of recordings at which nobody works any more. */
export class StoppedRecordings {
  readonly #shelf: JournalShelf;
  readonly #uploader: JournalUploader;
  readonly #log: Logger;

  constructor(options: { shelf: JournalShelf; uploader: JournalUploader; log: Logger }) {
    this.#shelf = options.shelf;
    this.#uploader = options.uploader;
    this.#log = options.log;
  }

  /** Answers when every file is in the object store; throws `unavailable` while the store does not take one. */
  async describe(recordingId: string): Promise<ControlResult<'stopRecording'>> {
    try {
      await this.#uploader.storeAll(recordingId);
    } catch (error) {
      this.#log.error({ err: error, recordingId }, 'journal not stored yet');
      throw new AppError('unavailable', { part: 'store' });
    }
    const notes = await this.#shelf.listNotes(recordingId);
    const stoppedAtMs = notes.at(-1)?.lastSealedAtMs ?? Date.now();
    return { stoppedAt: new Date(stoppedAtMs).toISOString(), files: notes.map((note) => presentFile(recordingId, note)) };
  }
}
