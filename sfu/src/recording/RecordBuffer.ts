import { recordKinds } from '@assize/contracts/recording/journal';

/** Times between which records were dropped, ms since 1970. */
export interface Dropped {
  fromMs: number;
  toMs: number;
}

function isMedia(record: Buffer): boolean {
  return record[0] === recordKinds.rtp || record[0] === recordKinds.rtcp;
}
function atMsOf(record: Buffer): number {
  return record.readDoubleBE(3);
}

/**
 * Encoded records that wait for the disk, bounded in bytes. When it overflows the oldest half of the media is
 * dropped and remembered as a gap; what the media means (tracks, marks, gaps) is small and never dropped.
 */
export class RecordBuffer {
  readonly #limitBytes: number;
  #records: Buffer[] = [];
  #bytes = 0;
  #dropped: Dropped | undefined;

  constructor(limitBytes: number) {
    this.#limitBytes = limitBytes;
  }

  get bytes(): number {
    return this.#bytes;
  }
  /** Time of the oldest record that waits. */
  get oldestAtMs(): number | undefined {
    const oldest = this.#records[0];
    return oldest && atMsOf(oldest);
  }

  push(record: Buffer): void {
    this.#records.push(record);
    this.#bytes += record.length;
    if (this.#bytes > this.#limitBytes) this.#dropOldest();
  }

  /** Everything that waits, in order; the buffer is empty after it. */
  take(): Buffer[] {
    const taken = this.#records;
    this.#records = [];
    this.#bytes = 0;
    return taken;
  }

  /** Records that could not be written go back to the front. */
  putBack(records: readonly Buffer[]): void {
    this.#records = [...records, ...this.#records];
    this.#bytes += records.reduce((sum, one) => sum + one.length, 0);
    if (this.#bytes > this.#limitBytes) this.#dropOldest();
  }

  /** What was dropped since the last call. */
  takeDropped(): Dropped | undefined {
    const dropped = this.#dropped;
    this.#dropped = undefined;
    return dropped;
  }

  #dropOldest(): void {
    let toDrop = this.#bytes - this.#limitBytes / 2;
    this.#records = this.#records.filter((record) => {
      if (toDrop <= 0 || !isMedia(record)) return true;
      toDrop -= record.length;
      this.#bytes -= record.length;
      const atMs = atMsOf(record);
      this.#dropped = { fromMs: Math.min(this.#dropped?.fromMs ?? atMs, atMs), toMs: Math.max(this.#dropped?.toMs ?? atMs, atMs) };
      return false;
    });
  }
}
