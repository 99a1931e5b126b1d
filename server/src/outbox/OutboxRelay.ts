import type { Logger } from '@assize/platform/log';
import { sql } from 'kysely';
import { retryWait } from '@assize/platform/retryWait';
import type { Db } from '../platform/db.ts';
import { Reconciler } from '../platform/Reconciler.ts';
import { type Topic, type TopicPayload, topics } from './outbox.ts';

export type Handlers = { [T in Topic]: (payload: TopicPayload<T>) => Promise<void> };
interface OutboxRow {
  id: string;
  topic: string;
  payload: Record<string, unknown>;
  attempts: number;
}
const batch = 50;
const waits = { firstMs: 1000, lastMs: 5000 };
const purgeEveryMs = 10 * 60_000;

/**
 * Tells what the outbox holds: at once when kicked, and every second, so that a row left by a crash between
 * commit and telling is told by whoever lives. Rows of one topic and hearing go in order, in a lane of their
 * own: a listener that is slow or fails (an sfu node that hangs) holds back nobody else's hearing.
 */
export class OutboxRelay {
  readonly #db: Db;
  readonly #handlers: Handlers;
  readonly #log: Logger;
  readonly #reconciler: Reconciler;
  readonly #purgeTimer: NodeJS.Timeout;
  /** The last telling of each lane; the next of the same lane waits for it. */
  readonly #lanes = new Map<string, Promise<void>>();
  readonly #inHand = new Set<string>();
  #isClosed = false;

  private constructor(db: Db, handlers: Handlers, log: Logger) {
    this.#db = db;
    this.#handlers = handlers;
    this.#log = log;
    this.#reconciler = Reconciler.start({
      look: () => this.#tellDue(),
      everyMs: 1000,
      onFault: (error) => log.error({ err: error }, 'outbox'),
    });
    this.#purgeTimer = setInterval(() => void this.#purge(), purgeEveryMs);
  }

  static start(db: Db, handlers: Handlers, log: Logger): OutboxRelay {
    const relay = new OutboxRelay(db, handlers, log);
    relay.kick();
    return relay;
  }

  /** There may be something to tell. */
  kick(): void {
    this.#reconciler.kick();
  }

  async #tellDue(): Promise<void> {
    while ((await this.#tellBatch()) === batch && !this.#isClosed);
  }

  /** Takes rows under a lock that others skip, so that two servers do not tell the same at once. */
  async #tellBatch(): Promise<number> {
    const rows: OutboxRow[] = await this.#db.transaction().execute(async (transaction) => {
      const due = await transaction
        .selectFrom('outbox')
        .select(['id', 'topic', 'payload', 'attempts'])
        .where('delivered_at', 'is', null)
        .where('next_at', '<=', sql<Date>`now()`)
        .orderBy('id')
        .limit(batch)
        .forUpdate()
        .skipLocked()
        .execute();
      const ids = due.map((row) => row.id);
      // A lease: should this process die while telling, the rows come due again.
      if (ids.length > 0)
        await transaction
          .updateTable('outbox')
          .set({ next_at: sql`now() + interval '15 seconds'` as never })
          .where('id', 'in', ids)
          .execute();
      return due;
    });
    for (const row of rows) this.#enlist(row);
    return rows.length;
  }

  #enlist(row: OutboxRow): void {
    if (this.#inHand.has(row.id)) return; // its lease ran out while it waits in its lane
    this.#inHand.add(row.id);
    const lane = `${row.topic} ${String(row.payload['hearingId'] ?? row.payload['caseId'] ?? row.payload['applicationId'])}`;
    const telling = (this.#lanes.get(lane) ?? Promise.resolve())
      .then(() => this.#tell(row))
      .catch((error: unknown) => this.#log.error({ err: error }, 'outbox')) // the database is away: its lease ends
      .finally(() => {
        this.#inHand.delete(row.id);
        if (this.#lanes.get(lane) === telling) this.#lanes.delete(lane);
      });
    this.#lanes.set(lane, telling);
  }

  async #tell(row: OutboxRow): Promise<void> {
    if (this.#isClosed) return; // its lease ends: told by another server, or after the next start
    try {
      const topic = row.topic as Topic;
      await this.#handlers[topic](topics[topic].parse(row.payload) as never);
      await this.#db
        .updateTable('outbox')
        .set({ delivered_at: sql`now()` as never })
        .where('id', '=', row.id)
        .execute();
    } catch (error) {
      this.#log.warn({ topic: row.topic, attempts: row.attempts, err: error }, 'not told yet');
      const waitS = retryWait(row.attempts, waits) / 1000;
      await this.#db
        .updateTable('outbox')
        .set({ attempts: row.attempts + 1, next_at: sql`now() + make_interval(secs => ${waitS})` as never })
        .where('id', '=', row.id)
        .execute();
    }
  }

  /** What was told a day ago is of no more use; the log is what stays. */
  async #purge(): Promise<void> {
    try {
      await this.#db
        .deleteFrom('outbox')
        .where('delivered_at', '<', sql<Date>`now() - interval '1 day'`)
        .execute();
    } catch (error) {
      this.#log.warn({ err: error }, 'outbox not purged');
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#purgeTimer);
    await this.#reconciler.close();
    await Promise.all(this.#lanes.values());
  }
}
