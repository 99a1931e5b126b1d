import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Consumption, consumptionSchema } from '@assize/contracts/control/protocol';
import type { Logger } from '@assize/platform/log';

/** One viewer's taking of one source of one speaker, while it lasts. */
export type OpenConsumption = Consumption;

function ledgerPath(dataDir: string, hearingId: string): string {
  return join(dataDir, 'consumptions', `${hearingId}.jsonl`);
}
function keyOf({ roomId, viewerId, speakerId, source, fromAt }: Consumption): string {
  return `${roomId ?? ''} ${viewerId} ${speakerId} ${source} ${fromAt}`;
}

/** What the ledger of a hearing says: a line for each beginning, and one for each end that takes its place. */
export async function readLedger(dataDir: string, hearingId: string): Promise<Consumption[]> {
  const text = await readFile(ledgerPath(dataDir, hearingId), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const entries = new Map<string, Consumption>();
  for (const line of text.split('\n')) {
    const parsed = consumptionSchema.safeParse(parseJson(line));
    // A line that a crash cut short is left out; its beginning stands.
    if (parsed.success) entries.set(keyOf(parsed.data), parsed.data);
  }
  return [...entries.values()];
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/**
 * Who received whom in one hearing, in its courtroom and its private rooms, from when to when and how much: the proof that the isolated received
 * nothing. What goes on now is in memory; every beginning and end is a line of a file that outlives the process.
 */
export class ConsumptionLedger {
  readonly #dataDir: string;
  readonly #hearingId: string;
  readonly #log: Logger;
  readonly #open = new Set<OpenConsumption>();
  #writing: Promise<void>;

  static create(dataDir: string, hearingId: string, log: Logger): ConsumptionLedger {
    return new ConsumptionLedger(dataDir, hearingId, log);
  }

  private constructor(dataDir: string, hearingId: string, log: Logger) {
    this.#dataDir = dataDir;
    this.#hearingId = hearingId;
    this.#log = log;
    this.#writing = mkdir(dirname(ledgerPath(dataDir, hearingId)), { recursive: true }).then(
      () => undefined,
      (error: unknown) => this.#complain(error),
    );
  }

  open(what: Pick<Consumption, 'roomId' | 'viewerId' | 'speakerId' | 'source'>): OpenConsumption {
    const entry: Consumption = { ...what, fromAt: new Date().toISOString(), toAt: null, bytes: 0 };
    this.#open.add(entry);
    this.#write(async () => ({ ...entry, toAt: null, bytes: 0 }));
    return entry;
  }

  /** Ends an entry; `lastBytes` may come later than the end, for the count is asked of the worker. */
  finish(entry: OpenConsumption, lastBytes?: Promise<number | undefined>): void {
    if (!this.#open.has(entry) || entry.toAt !== null) return;
    entry.toAt = new Date().toISOString();
    const counted = lastBytes?.catch(() => undefined);
    this.#write(async () => {
      const bytes = await counted;
      if (bytes !== undefined) entry.bytes = bytes;
      return entry;
    });
  }

  /** All of the hearing, those of earlier processes of this node too. */
  async list(): Promise<Consumption[]> {
    await this.#writing;
    const present = new Map([...this.#open].map((entry) => [keyOf(entry), { ...entry }]));
    const written = await readLedger(this.#dataDir, this.#hearingId);
    return written.map((entry) => present.get(keyOf(entry)) ?? entry);
  }

  /** Ends whatever goes on and waits until all is in the file. */
  async close(): Promise<void> {
    for (const entry of this.#open) this.finish(entry);
    await this.#writing;
  }

  #write(make: () => Promise<Consumption>): void {
    this.#writing = this.#writing
      .then(async () => {
        const entry = await make();
        await appendFile(ledgerPath(this.#dataDir, this.#hearingId), `${JSON.stringify(entry)}\n`);
        if (entry.toAt !== null) this.#open.delete(entry);
      })
      .catch((error: unknown) => this.#complain(error));
  }

  #complain(error: unknown): void {
    this.#log.error({ err: error, hearingId: this.#hearingId }, 'consumption ledger');
  }
}
