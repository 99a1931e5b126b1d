import { custodian, type CustodyEvent, type CustodyEventType } from '@assize/contracts/custody/events';
import type { ExportJob, ExportResult } from '@assize/contracts/jobs/export';
import { exportKeys } from '@assize/contracts/recording/package';
import { readCustody } from '@assize/contracts/custody/reduce';
import type { Logger } from '@assize/platform/log';
import { retryWait } from '@assize/platform/retryWait';
import type { ObjectStore } from '@assize/platform/store/ObjectStore';
import { type Selectable, sql, type Updateable } from 'kysely';
import type { CustodyLog } from '../custody/CustodyLog.ts';
import { getCustody, listCustody } from '../custody/listCustody.ts';
import { getHearingState } from '../hearing/readHearing.ts';
import { type Db, json } from '../platform/db.ts';
import type { JobQueue } from '../platform/JobQueue.ts';
import { Reconciler } from '../platform/Reconciler.ts';
import type { Database } from '../platform/schema.ts';
import { buildExportOrder } from './buildExportOrder.ts';
import { settleLapsed } from './downloads.ts';
import { closedReason, holdsClosedParts, listClosedLines } from './closedParts.ts';

const waits = { firstMs: 10_000, lastMs: 10 * 60_000 };
/** Lines of the custody log that call for a look; a package goes out with the proof, which binds the products soon after they are made. */
const heeded: readonly string[] = ['export.ordered', 'export.revoked', 'portion.set', 'integrity.productsBound'] satisfies CustodyEventType[];

/** Of the line by which it was revoked. */
const revokedSeq = sql<number | null>`(select min(seq) from custody_event where type = 'export.revoked' and payload->>'exportId' = export.id::text)`;

/** Of the newest order on a part of the recording; 0: none since the hearing ended. */
const portionSeq = sql<number>`coalesce((select max(seq) from custody_event where custody_event.hearing_id = export.hearing_id and type = 'portion.set'), 0)`;

type Row = Selectable<Database['export']> & { portionSeq: number };
export interface ExportingOptions {
  db: Db;
  queue: JobQueue<ExportJob, ExportResult>;
  store: ObjectStore;
  custody: CustodyLog;
  /** The proof of a hearing's recording as it is handed over; nothing while there is none. */
  findProof: (hearingId: string) => Promise<unknown>;
  logger: Logger;
}

/**
 * Has every copy made that the custody log orders. The truth is the log and the row: a package is looked up in the
 * queue, ordered when it is not there (Redis may have been wiped), taken over when done, and tried again under a new
 * fence when it failed. Any number of servers may run this; each change is conditional on what was read.
 */
export class Exporting {
  readonly #options: ExportingOptions;
  readonly #reconciler: Reconciler;

  constructor(options: ExportingOptions) {
    this.#options = options;
    this.#reconciler = Reconciler.start({
      look: () => this.#lookAtAll(),
      everyMs: 5000,
      busyMs: 1000,
      onFault: (error) => options.logger.warn({ err: error }, 'exporting'),
    });
  }

  look(): void {
    this.#reconciler.kick();
  }

  heed(events: readonly CustodyEvent[]): void {
    if (events.some(({ type }) => heeded.includes(type))) this.look();
  }

  /** True while a package is being made. */
  async #lookAtAll(): Promise<boolean> {
    const { db, custody, logger } = this.#options;
    await sql`insert into export (id, hearing_id, recording_id, status)
      select (payload->>'exportId')::uuid, hearing_id, (payload->>'recordingId')::uuid, 'waiting' from custody_event ordered
      where type = 'export.ordered' and not exists (select 1 from export where export.id = (ordered.payload->>'exportId')::uuid)
      on conflict do nothing`.execute(db);
    const rows = await db
      .selectFrom('export')
      .selectAll()
      .select([revokedSeq.as('revokedSeq'), portionSeq.as('portionSeq')])
      .where('status', '!=', 'revoked')
      .where((where) => where.or([where('status', '!=', 'made'), where(revokedSeq, 'is not', null), where(portionSeq, '>', where.ref('judged_seq'))]))
      .execute();
    for (const row of rows) {
      // One that cannot be looked at now keeps nobody else's waiting.
      await (row.revokedSeq === null ? this.#lookAt(row) : this.#takeAway(row)).catch((error: unknown) =>
        logger.warn({ err: error, exportId: row.id }, 'export'),
      );
    }
    await settleLapsed(db, custody);
    return rows.some((row) => row.status === 'making');
  }

  /** A part that is closed once the copy is ordered, or made, closes the copy too: its link opens nothing any more. */
  async #isClosed(row: Row): Promise<boolean> {
    const { db, custody } = this.#options;
    if (row.judged_seq >= row.portionSeq) return false;
    const known = { hearing: await getHearingState(db, row.hearing_id), custody: await getCustody(db, row.hearing_id) };
    const isClosed = await holdsClosedParts(db, row.id, known);
    const revoked = { type: 'export.revoked', payload: { exportId: row.id, reason: closedReason } } as const;
    if (isClosed) await custody.append({ hearingId: row.hearing_id, actor: custodian, decide: ({ exports }) => (exports[row.id]?.revoked ? [] : [revoked]) });
    await this.#change(row, { judged_seq: row.portionSeq });
    return isClosed;
  }

  async #lookAt(row: Row): Promise<void> {
    if ((await this.#isClosed(row)) || row.status === 'made') return;
    if (row.status === 'waiting') return this.#begin(row);
    if (row.status === 'failed') {
      const retryAt = row.failure?.retryAt;
      return retryAt && Date.parse(retryAt) > Date.now() ? undefined : this.retry(row.id);
    }
    const { queue } = this.#options;
    const job = { exportId: row.id, fence: row.fence };
    const report = await queue.report(job);
    switch (report.state) {
      case 'missing':
        return queue.order(job);
      case 'pending':
        if (report.progress && json(report.progress) !== json(row.progress)) await this.#change(row, { progress: json(report.progress) });
        return;
      case 'done':
        return this.#take(row, report.result);
      case 'failed':
        return this.#fail(row, report.cause);
      default:
        report satisfies never;
    }
  }

  /** Once the recording is sealed, writes down what is to be made. */
  async #begin(row: Row): Promise<void> {
    const { db, store, findProof } = this.#options;
    const recording = await db.selectFrom('recording').select(['status', 'manifest_sha256']).where('id', '=', row.recording_id).executeTakeFirst();
    if (recording?.status !== 'sealed' || !recording.manifest_sha256) return;
    const hearing = await getHearingState(db, row.hearing_id);
    const custody = await listCustody(db, row.hearing_id);
    const order = buildExportOrder(row.id, {
      ...{ hearing, custody },
      closedLines: await listClosedLines(db, row.id, { hearing, custody: readCustody(row.hearing_id, custody) }),
      manifestSha256: recording.manifest_sha256,
      proof: (await findProof(row.hearing_id)) ?? null,
    });
    if (!order) return;
    await store.put(exportKeys.order(row.id), JSON.stringify(order));
    await this.#change(row, { status: 'making' });
    await this.#options.queue.order({ exportId: row.id, fence: row.fence });
    this.look();
  }

  async #take(row: Row, result: ExportResult): Promise<void> {
    const { custody, logger } = this.#options;
    const { bytes, sha256, tagManifestSha256 } = result;
    await custody.append({
      hearingId: row.hearing_id,
      actor: custodian,
      decide: ({ exports }) => (exports[row.id]?.made ? [] : [{ type: 'export.made', payload: { exportId: row.id, bytes, sha256, tagManifestSha256 } }]),
      alsoDo: async (transaction) => {
        const values = { status: 'made', bytes, sha256, progress: null, failure: null, failures: 0 } as const;
        await transaction.updateTable('export').set(values).where('id', '=', row.id).where('fence', '=', row.fence).where('status', '=', 'making').execute();
      },
    });
    logger.info({ exportId: row.id, bytes }, 'package made');
  }

  async #fail(row: Row, cause: string): Promise<void> {
    const { custody, logger } = this.#options;
    const retryAt = new Date(Date.now() + retryWait(row.failures, waits)).toISOString();
    await custody.append({
      hearingId: row.hearing_id,
      actor: custodian,
      // The same fault again and again is one line.
      decide: ({ exports }) => (exports[row.id]?.failure === cause ? [] : [{ type: 'export.failed', payload: { exportId: row.id, cause } }]),
    });
    await this.#change(row, { status: 'failed', failure: json({ cause, retryAt }), failures: row.failures + 1, progress: null });
    logger.error({ exportId: row.id, cause }, 'package not made');
  }

  /** Tries a failed package again under a new fence: results of the old one no longer count. */
  async retry(exportId: string): Promise<void> {
    const row = await this.#options.db.selectFrom('export').selectAll().select(portionSeq.as('portionSeq')).where('id', '=', exportId).executeTakeFirst();
    if (row?.status !== 'failed') return;
    await this.#change(row, { status: 'making', failure: null, fence: row.fence + 1 });
    this.look();
  }

  /** What was revoked is taken out of the store, once nobody makes it any more. */
  async #takeAway(row: Row): Promise<void> {
    const { queue, store } = this.#options;
    if (row.status === 'making' && (await queue.report({ exportId: row.id, fence: row.fence })).state === 'pending') return;
    for (const key of await store.list(exportKeys.prefix(row.id))) await store.remove(key);
    await this.#change(row, { status: 'revoked', progress: null, failure: null });
  }

  /** Changes the row only if it still is as it was read. */
  async #change(row: Row, values: Updateable<Database['export']>): Promise<void> {
    const { db } = this.#options;
    await db.updateTable('export').set(values).where('id', '=', row.id).where('fence', '=', row.fence).where('status', '=', row.status).execute();
  }

  async close(): Promise<void> {
    await this.#reconciler.close();
  }
}
