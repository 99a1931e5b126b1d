import { AppError } from '@assize/contracts/AppError';
import type { ControlFact, ControlFactType } from '@assize/contracts/control/protocol';
import type { Gap, orderlyEnds } from '@assize/contracts/recording/journal';
import { encodeRecord } from '@assize/platform/journal/encode';
import { decodeRecords } from '@assize/platform/journal/read';
import type { Logger } from '@assize/platform/log';
import type { JournalDisk } from './JournalDisk.ts';
import type { FileNote, JournalShelf, RecordingState } from './JournalShelf.ts';
import type { JournalUploader } from './JournalUploader.ts';
import { type ClosedFile, JournalWriter, type SealedHead } from './JournalWriter.ts';
import type { TapTrack } from './TapTrack.ts';

export type TellFact = <T extends ControlFactType>(type: T, fact: ControlFact<T>) => void;
export interface RecordingOptions {
  hearingId: string;
  recordingId: string;
  nodeId: string;
  before: RecordingState;
  dataKey: Buffer;
  wrappedKey: string;
  disk: JournalDisk;
  shelf: JournalShelf;
  uploader: Pick<JournalUploader, 'queue'>;
  /** Says in each file that it is of no recording. */
  isRehearsal?: true;
  tell: TellFact;
  log: Logger;
}
export type StopCause = (typeof orderlyEnds)[number] | 'fault';

const sealEveryMs = 500;

function buildGap(fromMs: number, toMs: number, cause: Gap['cause']): Gap {
  return { fromAt: new Date(fromMs).toISOString(), toAt: new Date(Math.max(fromMs, toMs)).toISOString(), cause };
}

function json(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value));
}

/** One stretch of recording, from a start or resumption to the next stop: what the tap hears goes into the journal. */
export class Recording {
  readonly recordingId: string;
  readonly startedAtMs = Date.now();
  readonly tracks = new Map<string, TapTrack>();
  /** From the first try to end it: no track is opened any more. */
  isStopping = false;
  readonly #options: RecordingOptions;
  /** Files that are complete and whose note is not written yet. */
  readonly #unnoted = new Set<FileNote>();
  #writer!: JournalWriter;
  #sealing: NodeJS.Timeout | undefined;
  #toldHeadAtMs = 0;
  #lastTrackId = 0;
  #isMarked = false;
  #gap: { fromMs: number; cause: Gap['cause']; awaitsTrack: boolean } | undefined;
  #stopCause: StopCause = 'fault';

  /** Resolves when the first file is on the disk. Throws `recorderNotReady` with the cause when it cannot be. */
  static async create(options: RecordingOptions): Promise<Recording> {
    const recording = new Recording(options);
    const { shelf, disk, recordingId, hearingId, nodeId, wrappedKey, dataKey, isRehearsal, log } = options;
    const { fileNo, previousHash, takesOver, lostSinceMs } = await shelf.planNext(recordingId, options.before);
    try {
      recording.#writer = await JournalWriter.create({
        disk,
        pathOf: (number) => shelf.pathOf(recordingId, number),
        header: { format: 'assize.journal.1', recordingId, hearingId, nodeId, wrappedKey, ...(isRehearsal ? { isRehearsal } : {}) },
        dataKey,
        fileNo,
        previousHash,
        takesOver,
        now: Date.now,
        describe: () => recording.#describe(),
        onWritten: (records) => recording.#measure(records),
        onSealed: (head) => recording.#handleSealed(head),
        onClosedFile: (file, isLast) => recording.#handleClosedFile(file, isLast),
        describeDropped: ({ fromMs, toMs, cause }) => encodeRecord('gap', 0, toMs, json(buildGap(fromMs, toMs, cause))),
        onDropped: ({ fromMs, toMs, cause }) => recording.#tellGap(buildGap(fromMs, toMs, cause)),
        onFault: (cause) => options.tell('recordingFault', { hearingId, recordingId, cause }),
        onRecovered: () => options.tell('recordingRecovered', { hearingId, recordingId }),
      });
    } catch (error) {
      log.error({ err: error, hearingId }, 'recording does not start');
      const isFull = error instanceof Error && 'code' in error && error.code === 'ENOSPC';
      throw new AppError('recorderNotReady', { cause: isFull ? 'diskFull' : 'unknown' });
    }
    recording.#writer.write('opened', 0, recording.startedAtMs, Buffer.alloc(0));
    if (lostSinceMs !== undefined) {
      // Written now, for this process may be lost too; until somebody is heard again the loss goes on.
      recording.#writeGap(lostSinceMs, recording.startedAtMs, 'sfuLost');
      recording.beginGap('sfuLost', true);
    }
    recording.#sealing = setInterval(() => recording.#writer.tick(), sealEveryMs);
    return recording;
  }

  private constructor(options: RecordingOptions) {
    this.#options = options;
    this.recordingId = options.recordingId;
  }

  get writer(): JournalWriter {
    return this.#writer;
  }

  nextTrackId(): number {
    this.#lastTrackId = (this.#lastTrackId % 65_535) + 1;
    return this.#lastTrackId;
  }

  openTrack(track: TapTrack): void {
    this.endGap();
    this.tracks.set(track.from.id, track);
    this.#writer.write('trackOpened', track.trackId, Date.now(), json(track.describe()));
    if (track.isPaused) this.#writer.write('paused', track.trackId, Date.now(), Buffer.alloc(0));
  }

  /** The packet's way to the disk; runs for every packet. */
  writePacket(track: TapTrack, packet: Buffer, atMs: number): void {
    this.#writer.write('rtp', track.trackId, atMs, packet);
  }

  writeReport(track: TapTrack, report: Buffer, atMs: number): void {
    this.#writer.write('rtcp', track.trackId, atMs, report);
  }

  setPaused(track: TapTrack, isPaused: boolean): void {
    if (track.isPaused === isPaused) return;
    track.setPaused(isPaused);
    this.#writer.write(isPaused ? 'paused' : 'resumed', track.trackId, Date.now(), Buffer.alloc(0));
  }

  closeTrack(track: TapTrack, cause: 'producerClosed' | 'recordingStopped' | 'tapLost'): void {
    track.close();
    if (!this.tracks.delete(track.from.id)) return;
    this.#writer.write('trackClosed', track.trackId, Date.now(), json({ trackId: track.trackId, cause }));
  }

  mark(seq: number, at: string): void {
    this.#writer.write('mark', 0, Date.now(), json({ seq, at }));
  }

  /**
   * The act with which the court goes on record is in the log: pictures begin anew there, for production decodes none
   * from what was captured before, when the court may have sat in private.
   */
  heedFirstMark(): void {
    if (this.#isMarked) return;
    this.#isMarked = true;
    this.#each((track) => track.askForKeyframe());
  }

  /** From now on nothing is heard: until the tap is back or, if somebody was being heard, until a track opens again. */
  beginGap(cause: Gap['cause'], awaitsTrack = this.tracks.size > 0): void {
    this.#gap ??= { fromMs: Date.now(), cause, awaitsTrack };
  }

  /** The tap hears again, or has heard for a while and nobody came back. */
  heedTap(isLongBack: boolean): void {
    if (this.#gap && (isLongBack || !this.#gap.awaitsTrack)) this.endGap();
  }

  endGap(): void {
    if (!this.#gap) return;
    const { fromMs, cause } = this.#gap;
    this.#gap = undefined;
    this.#writeGap(fromMs, Date.now(), cause);
  }

  #writeGap(fromMs: number, toMs: number, cause: Gap['cause']): void {
    const gap = buildGap(fromMs, toMs, cause);
    this.#writer.write('gap', 0, toMs, json(gap));
    this.#tellGap(gap);
  }

  /** Ends in order: everything sealed, the file closed and noted. Rejects while the disk does not take it; may be repeated. */
  async stop(cause: StopCause): Promise<void> {
    this.isStopping = true;
    clearInterval(this.#sealing);
    this.endGap();
    for (const track of [...this.tracks.values()]) this.closeTrack(track, 'recordingStopped');
    this.#stopCause = cause;
    await this.#writer.close([encodeRecord('closed', 0, Date.now(), json({ cause }))]);
    await this.#writeNotes();
  }

  #describe(): Buffer[] {
    const nowMs = Date.now();
    const records = [encodeRecord('opened', 0, nowMs, Buffer.alloc(0))];
    this.#each((track) => {
      records.push(encodeRecord('trackOpened', track.trackId, nowMs, json(track.describe())));
      if (track.isPaused) records.push(encodeRecord('paused', track.trackId, nowMs, Buffer.alloc(0)));
    });
    return records;
  }

  #each(act: (track: TapTrack) => void): void {
    for (const track of this.tracks.values()) act(track);
  }

  #measure(parts: readonly Buffer[]): void {
    const tracks = new Map([...this.tracks.values()].map((track) => [track.trackId, track]));
    for (const part of parts)
      for (const { kind, trackId, atMs, payload } of decodeRecords(part)) if (kind === 'rtp') tracks.get(trackId)?.meter.write(payload, atMs);
  }

  #tellGap(gap: Gap): void {
    const { hearingId, recordingId, tell, log } = this.#options;
    log.warn({ hearingId, recordingId, ...gap }, 'gap in the recording');
    tell('recordingGap', { ...gap, hearingId, recordingId });
  }

  #handleSealed({ fileNo, blockNo, hash, sealedAtMs }: SealedHead): void {
    this.#each((track) => track.meter.seal(sealedAtMs));
    if (sealedAtMs - this.#toldHeadAtMs < 1000) return;
    this.#toldHeadAtMs = sealedAtMs;
    this.#options.tell('journalHead', { recordingId: this.recordingId, fileNo, blockNo, hash, sealedAt: new Date(sealedAtMs).toISOString() });
  }

  #handleClosedFile({ fileNo, bytes, blocks, headHash, lastSealedAtMs }: ClosedFile, isLast: boolean): void {
    this.#unnoted.add({ fileNo, bytes, blocks, headHash, lastSealedAtMs, endedBy: isLast ? this.#stopCause : 'rotated', isStored: false });
    if (!isLast) this.#writeNotes().catch((error: unknown) => this.#options.log.error({ err: error }, 'journal note not written'));
  }

  async #writeNotes(): Promise<void> {
    const { shelf, uploader } = this.#options;
    for (const note of [...this.#unnoted]) {
      await shelf.writeNote(this.recordingId, note);
      this.#unnoted.delete(note);
    }
    uploader.queue(this.recordingId);
  }
}
