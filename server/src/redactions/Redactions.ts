import { custodian, type CustodyEvent } from '@assize/contracts/custody/events';
import type { RedactionJob, RedactionResult } from '@assize/contracts/jobs/redaction';
import { createRecordingClock } from '@assize/contracts/recording/recordingClock';
import { type Removal, removalsFor } from '@assize/contracts/recording/redaction';
import type { Logger } from '@assize/platform/log';
import { retryWait } from '@assize/platform/retryWait';
import { type Selectable, sql } from 'kysely';
import type { CustodyLog } from '../custody/CustodyLog.ts';
import { listEvents } from '../hearing/readHearing.ts';
import { type Db, json } from '../platform/db.ts';
import type { JobQueue } from '../platform/JobQueue.ts';
import { Reconciler } from '../platform/Reconciler.ts';
import type { Database } from '../platform/schema.ts';
import { sittingSpans } from '@assize/contracts/recording/sittingSpans';
import { listPortions } from '../recording/portionSpans.ts';

type Row = Selectable<Database['redaction']>;
const waits = { firstMs: 10_000, lastMs: 10 * 60_000 };

/**
 * Brings every redacted copy from its order on the custody log to the line that says that it was made. The log is the
 * truth: an order without a row gets one, a row without a job is ordered (Redis may have been wiped), a failed one is
 * tried again under a new fence. Any number of servers may run this.
 */
export class Redactions {
  readonly #db: Db;
  readonly #queue: JobQueue<RedactionJob, RedactionResult>;
  readonly #custody: CustodyLog;
  readonly #logger: Logger;
  readonly #reconciler: Reconciler;

  constructor(db: Db, queue: JobQueue<RedactionJob, RedactionResult>, custody: CustodyLog, logger: Logger) {
    this.#db = db;
    this.#queue = queue;
    this.#custody = custody;
    this.#logger = logger;
    this.#reconciler = Reconciler.start({
      look: () => this.#lookAtAll(),
      everyMs: 5000,
      busyMs: 2000,
      onFault: (error) => logger.warn({ err: error }, 'redactions'),
    });
  }

  look(): void {
    this.#reconciler.kick();
  }

  heed(events: readonly CustodyEvent[]): void {
    if (events.some(({ type }) => type === 'redaction.ordered')) this.look();
  }

  /** True while a copy is being made. */
  async #lookAtAll(): Promise<boolean> {
    await this.#takeOrders();
    const rows = await this.#db.selectFrom('redaction').selectAll().where('made_at', 'is', null).execute();
    const due = rows.filter((row) => !row.retry_at || row.retry_at.getTime() <= Date.now());
    for (const row of due) await this.#lookAt(row);
    return due.length > 0;
  }

  /** What is left out is settled when the order is taken: what it names, and all that is not public then. */
  async #takeOrders(): Promise<void> {
    const orders = await this.#db
      .selectFrom('custody_event')
      .select(['hearing_id', 'payload'])
      .where('type', '=', 'redaction.ordered')
      .where((build) =>
        build.not(
          build.exists(
            build
              .selectFrom('redaction')
              .select('id')
              .where(sql<boolean>`redaction.id::text = custody_event.payload->>'redactionId'`),
          ),
        ),
      )
      .execute();
    for (const { hearing_id: hearingId, payload } of orders) {
      const { redactionId, recordingId, remove } = payload as unknown as { redactionId: string; recordingId: string; remove: Removal[] };
      const events = await listEvents(this.#db, hearingId);
      const clock = createRecordingClock({ spans: sittingSpans(events) });
      const closed = removalsFor(await listPortions(this.#db, { recordingId, hearingId, events, clock }), clock.durationMs);
      await this.#db
        .insertInto('redaction')
        .values({ id: redactionId, recording_id: recordingId, hearing_id: hearingId, remove: json([...remove, ...closed]), fence: 1, failures: 0 })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
  }

  async #lookAt(row: Row): Promise<void> {
    const job = { redactionId: row.id, recordingId: row.recording_id, remove: row.remove, fence: row.fence };
    const report = await this.#queue.report(job);
    switch (report.state) {
      case 'missing':
        await this.#queue.order(job);
        return;
      case 'pending':
        return;
      case 'failed': {
        const retryAt = new Date(Date.now() + retryWait(row.failures, waits));
        this.#logger.error({ redactionId: row.id, cause: report.cause }, 'redaction failed');
        const change = { failure: report.cause, failures: row.failures + 1, retry_at: retryAt, fence: row.fence + 1 };
        await this.#db.updateTable('redaction').set(change).where('id', '=', row.id).where('fence', '=', row.fence).execute();
        return;
      }
      case 'done': {
        const { sha256, bytes, originalSha256, listSha256 } = report.result;
        const payload = { redactionId: row.id, recordingId: row.recording_id, sha256, bytes, originalSha256, listSha256, removed: row.remove };
        await this.#custody.append({
          hearingId: row.hearing_id,
          actor: custodian,
          decide: ({ redactions }) => (redactions.find((one) => one.redactionId === row.id)?.made ? [] : [{ type: 'redaction.made', payload }]),
          alsoDo: async (transaction) => {
            await transaction.updateTable('redaction').set({ made_at: new Date(), failure: null }).where('id', '=', row.id).execute();
          },
        });
        return;
      }
      default:
        report satisfies never;
    }
  }

  async close(): Promise<void> {
    await this.#reconciler.close();
  }
}
