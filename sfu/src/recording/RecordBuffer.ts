import { recordKinds } from '@assize/contracts/recording/journal';
import { recordPrefixBytes, type RecordInput, writeRecord } from '@assize/platform/journal/encode';
import { PagePool } from './PagePool.ts';

export type DropCause = 'diskFull' | 'diskSlow' | 'unknown';
/** Times between which records were dropped, ms since 1970, and why the disk did not take them. */
export interface Dropped {
  fromMs: number;
  toMs: number;
  cause: DropCause;
}
interface Options {
  limitBytes: number;
  /** What keeps the disk from taking records at this moment. */
  causeOf: () => DropCause;
}

/** Where a record stands in its page: kind, then track, then time, then the length of what follows the prefix. */
const [atMsOffset, lengthOffset] = [3, 11];

/**
 * Encoded records that wait for the disk, bounded in bytes, in pages that are used again: a packet costs one copy
 * and no object. When it overflows the oldest half of the media is dropped and remembered as a gap; what the media
 * means (tracks, marks, gaps) is small and never dropped.
 */
export class RecordBuffer {
  readonly #options: Options;
  readonly #pool = new PagePool();
  /** Parts of whole records, oldest first; what came after them is in `#open` up to `#filled`. */
  #full: Buffer[] = [];
  #open: Buffer | undefined;
  #filled = 0;
  #bytes = 0;
  #dropped: Dropped[] = [];

  constructor(options: Options) {
    this.#options = options;
  }

  get bytes(): number {
    return this.#bytes;
  }
  /** Time of the oldest record that waits. */
  get oldestAtMs(): number | undefined {
    const oldest = this.#full[0] ?? (this.#filled > 0 ? this.#open : undefined);
    return oldest?.readDoubleBE(atMsOffset);
  }

  /** Runs for every packet; the payload is copied. */
  write(record: RecordInput): void {
    const size = recordPrefixBytes + record.payload.length;
    const page = this.#pageFor(size);
    this.#filled = writeRecord(page, this.#filled, record);
    this.#bytes += size;
    this.#heedLimit();
  }

  /** Records that are encoded already. */
  push(records: Uint8Array): void {
    this.#append(records);
    this.#heedLimit();
  }

  /** Everything that waits, in order; the buffer is empty after it. To be given back by `putBack` or `recycle`. */
  take(): Buffer[] {
    this.#closePage();
    const taken = this.#full;
    this.#full = [];
    this.#bytes = 0;
    return taken;
  }

  /** What was taken is sealed: its memory serves again. */
  recycle(parts: readonly Buffer[]): void {
    for (const part of parts) this.#pool.give(part);
  }

  /** Records that could not be written, or that must stand before all others, go to the front. */
  putBack(parts: readonly Buffer[]): void {
    const size = parts.reduce((sum, one) => sum + one.length, 0);
    if (size === 0) return;
    this.#full = [...parts.filter((one) => one.length > 0), ...this.#full];
    this.#bytes += size;
    this.#heedLimit();
  }

  /** What was dropped since the last call, oldest first. */
  takeDropped(): Dropped[] {
    const dropped = this.#dropped;
    this.#dropped = [];
    return dropped;
  }

  /** Of these nothing could be written yet. */
  putBackDropped(dropped: readonly Dropped[]): void {
    const later = this.#dropped;
    this.#dropped = [...dropped];
    for (const one of later) this.#remember(one);
  }

  #pageFor(size: number): Buffer {
    if (this.#open && this.#filled + size <= this.#open.length) return this.#open;
    this.#closePage();
    this.#open = this.#pool.take(size);
    return this.#open;
  }

  #closePage(): void {
    if (this.#open && this.#filled > 0) this.#full.push(this.#open.subarray(0, this.#filled));
    this.#open = undefined;
    this.#filled = 0;
  }

  #append(records: Uint8Array): void {
    const page = this.#pageFor(records.length);
    page.set(records, this.#filled);
    this.#filled += records.length;
    this.#bytes += records.length;
  }

  #heedLimit(): void {
    if (this.#bytes > this.#options.limitBytes) this.#dropOldest();
  }

  #dropOldest(): void {
    const cause = this.#options.causeOf();
    let toDrop = this.#bytes - this.#options.limitBytes / 2;
    const parts = this.take();
    for (const part of parts) {
      if (toDrop <= 0) {
        this.#closePage();
        this.#full.push(part);
        this.#bytes += part.length;
        continue;
      }
      for (const record of recordsOf(part)) {
        if (toDrop > 0 && isMedia(record)) {
          toDrop -= record.length;
          const atMs = record.readDoubleBE(atMsOffset);
          this.#remember({ fromMs: atMs, toMs: atMs, cause });
        } else {
          this.#append(record);
        }
      }
      this.#pool.give(part);
    }
  }

  /** What was lost for one cause without anything kept in between is one gap. */
  #remember({ fromMs, toMs, cause }: Dropped): void {
    const last = this.#dropped.at(-1);
    if (last?.cause !== cause) this.#dropped.push({ fromMs, toMs, cause });
    else {
      last.fromMs = Math.min(last.fromMs, fromMs);
      last.toMs = Math.max(last.toMs, toMs);
    }
  }
}

function* recordsOf(part: Buffer): Generator<Buffer> {
  for (let at = 0; at < part.length;) {
    const end = at + recordPrefixBytes + part.readUInt32BE(at + lengthOffset);
    yield part.subarray(at, end);
    at = end;
  }
}

function isMedia(record: Buffer): boolean {
  return record[0] === recordKinds.rtp || record[0] === recordKinds.rtcp;
}
