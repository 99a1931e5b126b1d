import type { JournalHeader, RecordKind, TakesOver } from '@assize/contracts/recording/journal';
import type { RecorderCause } from '@assize/contracts/recording/health';
import { encodeHeader, encodeRecord, sealBlock } from '@assize/platform/journal/encode';
import type { JournalDisk, OpenJournal } from './JournalDisk.ts';
import { type DropCause, type Dropped, RecordBuffer } from './RecordBuffer.ts';

/** A journal file that is complete. */
export interface ClosedFile {
  fileNo: number;
  path: string;
  bytes: number;
  blocks: number;
  headHash: string;
  lastSealedAtMs: number;
}
export interface SealedHead {
  fileNo: number;
  blockNo: number;
  hash: string;
  sealedAtMs: number;
}
export interface JournalWriterOptions {
  disk: JournalDisk;
  pathOf: (fileNo: number) => string;
  header: Omit<JournalHeader, 'fileNo' | 'createdAt' | 'previousHash' | 'takesOver'>;
  dataKey: Buffer;
  fileNo: number;
  previousHash: string;
  /** Of the first file; those after it follow it. */
  takesOver?: TakesOver | undefined;
  now: () => number;
  /** Records that make a new file readable by itself; asked for at the moment the old one's last record is taken. */
  describe: () => Buffer[];
  /** These records, whole ones, are in a block that the disk took and has yet to confirm; good only during the call. */
  onWritten: (records: readonly Buffer[]) => void;
  onSealed: (head: SealedHead) => void;
  onClosedFile: (file: ClosedFile, isLast: boolean) => void;
  /** The record that stands for what was dropped. */
  describeDropped: (dropped: Dropped) => Buffer;
  /** That record is in the file. */
  onDropped: (dropped: Dropped) => void;
  onFault: (cause: RecorderCause) => void;
  onRecovered: () => void;
  bufferBytes?: number;
  rotateAfterMs?: number;
}

/** Records older than this and not sealed: the disk is too slow. */
const slowAfterMs = 3000;
const retryAfterMs = 1000;

interface Current {
  fileNo: number;
  path: string;
  file: OpenJournal;
  openedAtMs: number;
  head: Buffer;
  blocks: number;
  bytes: number;
  lastSealedAtMs: number;
}

/**
 * Appends records to the journal of one recording, in sealed blocks: one write and one sync a block. Nothing
 * here waits on the media's path; a disk that is slow or full fills a bounded buffer and raises a fault.
 */
export class JournalWriter {
  readonly #options: JournalWriterOptions;
  readonly #buffer: RecordBuffer;
  #current: Current | undefined;
  #nextFileNo: number;
  #previousHash: string;
  #work: Promise<void> = Promise.resolve();
  #isWorking = false;
  #fault: RecorderCause | null = null;
  #retryAtMs = 0;
  #isClosing = false;
  #isClosed = false;
  #sealedAtMs: number | null = null;
  #sealedBytes = 0;

  /** The first file's header is on the disk when this resolves. Rejects with the disk's error. */
  static async create(options: JournalWriterOptions): Promise<JournalWriter> {
    const writer = new JournalWriter(options);
    await writer.#open();
    return writer;
  }

  private constructor(options: JournalWriterOptions) {
    this.#options = options;
    this.#buffer = new RecordBuffer({ limitBytes: options.bufferBytes ?? 64 * 1024 * 1024, causeOf: () => dropCauseOf(this.#fault) });
    this.#nextFileNo = options.fileNo;
    this.#previousHash = options.previousHash;
  }

  get fault(): RecorderCause | null {
    return this.#fault;
  }
  /** When the newest block was sealed on the disk. */
  get sealedAtMs(): number | null {
    return this.#sealedAtMs;
  }
  get sealedBytes(): number {
    return this.#sealedBytes;
  }

  write(kind: RecordKind, trackId: number, atMs: number, payload: Uint8Array): void {
    if (!this.#isClosing) this.#buffer.write({ kind, trackId, atMs, payload });
  }

  /** To be called each half second: seals what has come, unless the disk is still at the block before. */
  tick(): void {
    if (this.#isClosing) return;
    this.#heedAge();
    if (this.#isWorking || this.#options.now() < this.#retryAtMs) return;
    void this.#run(() => this.#step());
  }

  /** Seals the last records and closes the file. Rejects when the disk does not take them; may be tried again. */
  async close(lastRecords: readonly Buffer[]): Promise<void> {
    if (this.#isClosed) return;
    if (!this.#isClosing) for (const record of lastRecords) this.#buffer.push(record);
    this.#isClosing = true;
    await this.#run(async () => {
      if (!this.#current) await this.#open();
      await this.#seal(false);
      await this.#finishFile(true);
    }, true);
    this.#isClosed = true;
  }

  /** One piece of work at a time; a failure is a fault of the disk, and the records stay in the buffer. */
  #run(work: () => Promise<void>, isThrowing = false): Promise<void> {
    const done = this.#work.then(async () => {
      this.#isWorking = true;
      try {
        await work();
        if (this.#fault !== null && !this.#isLate()) this.#clearFault();
      } catch (error) {
        this.#retryAtMs = this.#options.now() + retryAfterMs;
        this.#raise(causeOf(error));
        if (isThrowing) throw error;
      } finally {
        this.#isWorking = false;
      }
    });
    this.#work = done.catch(() => undefined);
    return done;
  }

  async #step(): Promise<void> {
    if (!this.#current) await this.#open();
    const { now, rotateAfterMs = 600_000 } = this.#options;
    const isRotating = this.#current !== undefined && now() - this.#current.openedAtMs >= rotateAfterMs;
    await this.#seal(isRotating);
    if (!isRotating) return;
    await this.#finishFile(false);
    await this.#open();
  }

  async #open(): Promise<void> {
    const { disk, pathOf, header, takesOver, now } = this.#options;
    const fileNo = this.#nextFileNo;
    const link = { previousHash: this.#previousHash, ...(takesOver && fileNo === this.#options.fileNo ? { takesOver } : {}) };
    const path = pathOf(fileNo);
    const openedAtMs = now();
    const file = await disk.create(path);
    try {
      const { bytes, hash } = encodeHeader({ ...header, fileNo, createdAt: new Date(openedAtMs).toISOString(), ...link });
      await file.append(bytes);
      await file.sync();
      this.#current = { fileNo, path, file, openedAtMs, head: hash, blocks: 0, bytes: bytes.length, lastSealedAtMs: openedAtMs };
    } catch (error) {
      await file.close();
      await disk.remove(path);
      throw error;
    }
  }

  /** An empty block too is written: it shows that the recorder lived and nothing came. */
  async #seal(isLastOfFile: boolean): Promise<void> {
    const current = this.#current;
    if (!current) return;
    const { dataKey, now, describeDropped } = this.#options;
    const sealedAtMs = now();
    const dropped = this.#buffer.takeDropped();
    const records = this.#buffer.take();
    const closing = isLastOfFile ? [encodeRecord('closed', 0, sealedAtMs, Buffer.from(JSON.stringify({ cause: 'rotated' })))] : [];
    // What comes from now on belongs to the next file, which opens with the tracks as they are at this moment.
    if (isLastOfFile) this.#buffer.putBack(this.#options.describe());
    const gaps = dropped.map((one) => describeDropped(one));
    const { bytes, hash } = sealBlock({
      blockNo: current.blocks,
      sealedAtMs,
      records: [...gaps, ...records, ...closing],
      dataKey,
      previousHash: current.head,
    });
    try {
      await current.file.append(bytes);
    } catch (error) {
      this.#buffer.putBack(records);
      this.#buffer.putBackDropped(dropped);
      throw error;
    }
    this.#options.onWritten(records);
    this.#buffer.recycle(records);
    for (const one of dropped) this.#options.onDropped(one);
    // From here on the block is part of the file, whether or not the sync fails: it must not be written twice.
    current.head = hash;
    current.blocks += 1;
    current.bytes += bytes.length;
    await current.file.sync();
    current.lastSealedAtMs = sealedAtMs;
    this.#sealedAtMs = sealedAtMs;
    this.#sealedBytes += bytes.length;
    this.#options.onSealed({ fileNo: current.fileNo, blockNo: current.blocks - 1, hash: hash.toString('hex'), sealedAtMs });
  }

  async #finishFile(isLast: boolean): Promise<void> {
    const current = this.#current;
    if (!current) return;
    await current.file.close();
    this.#current = undefined;
    const headHash = current.head.toString('hex');
    this.#nextFileNo = current.fileNo + 1;
    this.#previousHash = headHash;
    const { fileNo, path, bytes, blocks, lastSealedAtMs } = current;
    this.#options.onClosedFile({ fileNo, path, bytes, blocks, headHash, lastSealedAtMs }, isLast);
  }

  #isLate(): boolean {
    const { oldestAtMs } = this.#buffer;
    return oldestAtMs !== undefined && this.#options.now() - oldestAtMs > slowAfterMs;
  }

  /** While a write hangs, its records are out of the buffer: the age of the last seal tells too. */
  #heedAge(): void {
    const sinceMs = this.#sealedAtMs ?? this.#current?.openedAtMs;
    const isHanging = this.#isWorking && sinceMs !== undefined && this.#options.now() - sinceMs > slowAfterMs;
    if (this.#fault === null && (isHanging || this.#isLate())) this.#raise('diskSlow');
  }

  #raise(cause: RecorderCause): void {
    if (this.#fault === cause) return;
    this.#fault = cause;
    this.#options.onFault(cause);
  }

  #clearFault(): void {
    this.#fault = null;
    this.#retryAtMs = 0;
    this.#options.onRecovered();
  }
}

/** Nothing told of a fault yet when more comes than the disk takes: it is slow. */
function dropCauseOf(fault: RecorderCause | null): DropCause {
  if (fault === null) return 'diskSlow';
  return fault === 'diskFull' || fault === 'diskSlow' ? fault : 'unknown';
}

function causeOf(error: unknown): RecorderCause {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ENOSPC' || code === 'EDQUOT' ? 'diskFull' : 'unknown';
}
