import type { CustodyDraft } from '@assize/contracts/custody/events';
import { type CopyName, copyNames, judgeCopies } from '@assize/contracts/recording/copies';
import type { Logger } from '@assize/platform/log';
import type { KeptStore } from '@assize/platform/store/KeptStore';
import type { Selectable } from 'kysely';
import type { Db } from '../platform/db.ts';
import { Reconciler } from '../platform/Reconciler.ts';
import type { Database } from '../platform/schema.ts';
import { checkObject } from './checkObject.ts';
import type { Finding } from './enterFinding.ts';
import { registerObjects } from './registerObjects.ts';

type Row = Selectable<Database['stored_object']>;

export interface ScrubberOptions {
  db: Db;
  store: KeptStore;
  logger: Logger;
  /** Every object is read again within so many days. */
  everyDays: number;
  /** The most that is read, over all copies. */
  bytesPerSecond: number;
  report: (finding: Finding) => Promise<void>;
  now?: () => Date;
}
const tellings = {
  'keeping.rotFound': { level: 'error', words: 'a copy has rotted' },
  'keeping.healed': { level: 'warn', words: 'a copy was healed' },
  'keeping.lost': { level: 'error', words: 'no copy is good any more' },
} as const satisfies Record<Exclude<Finding['type'], 'keeping.entered'>, object>;
type Told = Extract<CustodyDraft, { type: keyof typeof tellings }>;
const dayMs = 24 * 60 * 60_000;
const idleMs = 60_000;
/** What is not well, or could not be asked, is looked at again after this time. */
const againMs = 60 * 60_000;

/**
 * Reads all that is kept as evidence again and again, in both copies, at a bounded rate and off the way of any
 * request; reports what has rotted and heals it from the copy that is good. Any number of servers share the work.
 */
export class Scrubber {
  readonly #options: ScrubberOptions;
  readonly #stopping = new AbortController();
  #reconciler: Reconciler | undefined;

  static start(options: ScrubberOptions): Scrubber {
    const scrubber = new Scrubber(options);
    scrubber.#reconciler = Reconciler.start({
      look: async () => void (await scrubber.scrubDue()),
      everyMs: idleMs,
      onFault: (error) => options.logger.warn({ err: error }, 'scrubbing'),
    });
    scrubber.#reconciler.kick();
    return scrubber;
  }

  constructor(options: ScrubberOptions) {
    this.#options = options;
  }

  /** Enters what is new and checks all that is due. */
  async scrubDue(): Promise<number> {
    const { db, report } = this.#options;
    await registerObjects(db, ({ hearingId, ...payload }) => report({ hearingId, type: 'keeping.entered', payload }));
    let count = 0;
    for (let row = await this.#claimNext(); row && !this.#stopping.signal.aborted; row = await this.#claimNext()) {
      await this.check(row).catch(async (error: unknown) => {
        await db.updateTable('stored_object').set({ checked_at: row.checked_at }).where('key', '=', row.key).execute();
        throw error;
      });
      count++;
    }
    return count;
  }

  /** The object that was not looked at for longest; once claimed it is no other server's. */
  async #claimNext(): Promise<Row | undefined> {
    const { db, everyDays } = this.#options;
    const now = this.#now();
    for (;;) {
      const row = await db
        .selectFrom('stored_object')
        .selectAll()
        .where('destroyed_at', 'is', null)
        .where((where) => where.or([where('checked_at', 'is', null), where('checked_at', '<', new Date(now.getTime() - everyDays * dayMs))]))
        .orderBy('checked_at', (order) => order.asc().nullsFirst())
        .limit(1)
        .executeTakeFirst();
      if (!row) return undefined;
      const claimed = await db
        .updateTable('stored_object')
        .set({ checked_at: now })
        .where('key', '=', row.key)
        .where('checked_at', row.checked_at ? '=' : 'is', row.checked_at)
        .executeTakeFirst();
      if (claimed.numUpdatedRows > 0n) return row;
    }
  }

  /** Checks one object, heals it where that can be, and keeps what was found. */
  async check(row: Row): Promise<void> {
    const { db, store, bytesPerSecond, everyDays } = this.#options;
    const { key, hearing_id: hearingId } = row;
    const object = { key, bytes: Number(row.bytes), sha256: row.sha256, headHash: row.head_hash };
    const { states, sha256 } = await checkObject(store.copies, object, { bytesPerSecond, signal: this.#stopping.signal });
    const before = { first: row.first_copy, second: row.second_copy };
    const { heal, from, rotten, isLost } = judgeCopies(states, before);
    for (const copy of rotten) if (before[copy] !== states[copy]) await this.#tell(hearingId, { type: 'keeping.rotFound', payload: { key, copy } });
    if (isLost && copyNames.some((name) => before[name] !== states[name])) await this.#tell(hearingId, { type: 'keeping.lost', payload: { key } });
    for (const copy of heal) {
      if (from && sha256 && (await this.#heal(key, from, copy, sha256))) {
        states[copy] = 'good';
        if (rotten.includes(copy)) await this.#tell(hearingId, { type: 'keeping.healed', payload: { key, copy } });
      }
    }
    const isWell = Object.values(states).every((state) => state === 'good' || state === 'none');
    if (!isWell) this.#options.logger.warn({ key, ...states }, 'an object is not well kept');
    const checkedAt = isWell ? this.#now() : new Date(this.#now().getTime() - everyDays * dayMs + againMs);
    await db
      .updateTable('stored_object')
      .set({ first_copy: states.first, second_copy: states.second, sha256, checked_at: checkedAt })
      .where('key', '=', key)
      .where('destroyed_at', 'is', null)
      .execute();
  }

  #now(): Date {
    return this.#options.now?.() ?? new Date();
  }

  async #heal(key: string, from: CopyName, to: CopyName, sha256: string): Promise<boolean> {
    const { copies } = this.#options.store;
    const [good, bad] = [copies[copyNames.indexOf(from)], copies[copyNames.indexOf(to)]];
    const source = await good?.open(key).catch(() => undefined);
    if (!source || !bad) return false;
    try {
      return (await bad.put(key, source, { retain: true })).sha256 === sha256;
    } catch (error) {
      this.#options.logger.error({ err: error, key, copy: to }, 'a copy could not be healed');
      return false;
    } finally {
      source.destroy();
    }
  }

  /** Also to the custody log of a hearing; of a document of a case file the process's log tells, and the state of its copies. */
  async #tell(hearingId: string | null, found: Told): Promise<void> {
    const { logger, report } = this.#options;
    const { level, words } = tellings[found.type];
    logger[level]({ hearingId, ...found }, words);
    if (hearingId === null) return;
    await report({ hearingId, ...found }).catch((error: unknown) => logger.error({ err: error, hearingId, ...found }, 'a finding could not be entered'));
  }

  async close(): Promise<void> {
    this.#stopping.abort();
    await this.#reconciler?.close();
  }
}
