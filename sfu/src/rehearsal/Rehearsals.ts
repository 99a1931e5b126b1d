import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '@assize/contracts/AppError';
import type { ControlRequest, ControlResult } from '@assize/contracts/control/protocol';
import type { RecorderCause } from '@assize/contracts/recording/health';
import { rehearsalKeys } from '@assize/contracts/recording/rehearsal';
import type { Logger } from '@assize/platform/log';
import type { ObjectStore } from '@assize/platform/store/ObjectStore';
import type { Courtroom } from '../MediaRoom.ts';
import type { JournalDisk } from '../recording/JournalDisk.ts';
import { JournalShelf } from '../recording/JournalShelf.ts';
import { Recording } from '../recording/Recording.ts';
import { listenFor } from './listenFor.ts';

interface Options {
  /** Where this node writes its journals; rehearsals lie in a folder of their own below it, on the same disk. */
  journalDir: string;
  store: ObjectStore;
  disk: JournalDisk;
  reserveBytes: number;
  nodeId: string;
  log: Logger;
}

/**
 * Trials of the recorder: ten seconds of the courtroom by the tap, the writer, the key and the disk of a recording, and
 * apart from all of them. What a process that died left of one is removed at the next start.
 */
export class Rehearsals {
  readonly #options: Options;
  readonly #shelf: JournalShelf;
  readonly #running = new Map<string, AbortController>();

  /** Removes what an earlier process left. */
  static async create(options: Options): Promise<Rehearsals> {
    const rehearsals = new Rehearsals(options);
    await rm(rehearsals.#shelf.folder, { recursive: true, force: true });
    return rehearsals;
  }

  private constructor(options: Options) {
    this.#options = options;
    this.#shelf = new JournalShelf(join(options.journalDir, 'rehearsals'), options.store, rehearsalKeys);
  }

  /** Answers when the journal is in the object store. Throws `rehearsalRuns`, `recorderNotReady` with its cause, or `conflict`. */
  async make(room: Courtroom, request: ControlRequest<'rehearse'>): Promise<ControlResult<'rehearse'>> {
    const { hearingId, rehearsalId } = request;
    if (this.#running.has(hearingId)) throw new AppError('rehearsalRuns');
    const stopping = new AbortController();
    this.#running.set(hearingId, stopping);
    try {
      return await this.#record(room, request, stopping.signal);
    } finally {
      this.#running.delete(hearingId);
      await rm(join(this.#shelf.folder, rehearsalId), { recursive: true, force: true }).catch(() => undefined);
    }
  }

  /** A recording begins: it is not to wait for a trial. */
  abort(hearingId: string): void {
    this.#running.get(hearingId)?.abort();
  }

  close(): void {
    for (const one of this.#running.values()) one.abort();
  }

  async #record(room: Courtroom, request: ControlRequest<'rehearse'>, signal: AbortSignal): Promise<ControlResult<'rehearse'>> {
    const { journalDir, reserveBytes, disk, nodeId, log } = this.#options;
    const { hearingId, rehearsalId, wrappedKey } = request;
    const dataKey = Buffer.from(request.dataKey, 'base64');
    if (dataKey.length !== 32) throw new AppError('badRequest');
    await mkdir(this.#shelf.folder, { recursive: true });
    if ((await disk.freeBytes(journalDir).catch(() => 0)) < reserveBytes) throw new AppError('recorderNotReady', { cause: 'diskLow' });
    let fault: RecorderCause | undefined;
    const recording = await Recording.create({
      ...{ hearingId, nodeId, dataKey, wrappedKey, disk, log },
      recordingId: rehearsalId,
      isRehearsal: true,
      before: {},
      shelf: this.#shelf,
      // Brought into the store below, once; nothing of a trial is tried again later.
      uploader: { queue: () => undefined },
      // Servers are told of recordings; of a trial they get the answer.
      tell: (type, fact) => {
        if (type === 'recordingFault' && 'cause' in fact) fault = fact.cause as RecorderCause;
      },
    });
    try {
      const tracks = await listenFor(room, recording, signal);
      await recording.stop('closed');
      if (fault) throw new AppError('recorderNotReady', { cause: fault });
      const notes = await this.#shelf.listNotes(rehearsalId);
      for (const note of notes) await this.#shelf.storeFile(rehearsalId, note);
      const [fromAt, toAt] = [recording.startedAtMs, Date.now()].map((ms) => new Date(ms).toISOString()) as [string, string];
      return { fromAt, toAt, journals: notes.map(({ fileNo }) => rehearsalKeys.journal(rehearsalId, fileNo)), tracks };
    } catch (error) {
      await recording.stop('fault').catch(() => undefined);
      throw fault ? new AppError('recorderNotReady', { cause: fault }) : error;
    }
  }
}
