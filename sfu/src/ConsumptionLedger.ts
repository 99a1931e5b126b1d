import { appendFile, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Consumption } from '@assize/contracts/control/protocol';
import type { Source } from '@assize/contracts/media/grant';
import type { Logger } from '@assize/platform/log';

/** One viewer's taking of one source of one speaker. */
export type OpenConsumption = Consumption;

/**
 * Who received whom in one hearing, from when to when and how much: the proof that the isolated received
 * nothing. Kept in memory, and each finished line in a file (JSON Lines) that outlives the process.
 */
export class ConsumptionLedger {
  readonly #path: string;
  readonly #log: Logger;
  readonly #entries: Consumption[] = [];
  #writing: Promise<void>;

  static create(path: string, log: Logger): ConsumptionLedger {
    return new ConsumptionLedger(path, log);
  }

  private constructor(path: string, log: Logger) {
    this.#path = path;
    this.#log = log;
    this.#writing = mkdir(dirname(path), { recursive: true }).then(
      () => undefined,
      () => undefined,
    );
  }

  open(viewerId: string, speakerId: string, source: Source): OpenConsumption {
    const entry: Consumption = { viewerId, speakerId, source, fromAt: new Date().toISOString(), toAt: null, bytes: 0 };
    this.#entries.push(entry);
    return entry;
  }

  /** Ends an entry; `lastBytes` may come later than the end, for the count is asked of the worker. */
  finish(entry: OpenConsumption, lastBytes?: Promise<number | undefined>): void {
    if (entry.toAt !== null) return;
    entry.toAt = new Date().toISOString();
    this.#writing = this.#writing.then(async () => {
      const bytes = await lastBytes?.catch(() => undefined);
      if (bytes !== undefined) entry.bytes = bytes;
      await appendFile(this.#path, `${JSON.stringify(entry)}\n`);
    }).catch((error: unknown) => this.#log.error({ err: error }, 'consumption ledger'));
  }

  list(): Consumption[] {
    return this.#entries.map((entry) => ({ ...entry }));
  }

  /** Waits until all that is finished is in the file. */
  async close(): Promise<void> {
    for (const entry of this.#entries) this.finish(entry);
    await this.#writing;
  }
}
