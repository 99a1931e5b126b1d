import { AppError } from '@assize/contracts/AppError';
import { recordKeeper } from '@assize/contracts/hearing/audience';
import { hashOf } from '@assize/contracts/hearing/chain';
import { type RecordingJob, type RecordingResult, type RecordingStep, recordingSteps } from '@assize/contracts/jobs/recording';
import type { HearingState } from '@assize/contracts/hearing/state';
import { type ProductionOrder, recordingKeys } from '@assize/contracts/recording/products';
import type { Logger } from '@assize/platform/log';
import { retryWait } from '@assize/platform/retryWait';
import type { ObjectStore } from '@assize/platform/store/ObjectStore';
import { exportLog, getHearing } from '../hearing/readHearing.ts';
import { leaveMessages } from '../outbox/outbox.ts';
import { type Db, type DbOrTransaction, json } from '../platform/db.ts';
import type { JobQueue } from '../platform/JobQueue.ts';
import { Reconciler } from '../platform/Reconciler.ts';
import { buildOrder } from './buildOrder.ts';
import type { Updateable } from 'kysely';
import type { Database } from '../platform/schema.ts';
import type { RecordingRow } from './presentRecording.ts';

/** The longest time until the outbox asks again. */
const journalRetryMs = 5000;
const waits = { firstMs: 10_000, lastMs: 10 * 60_000 };

/**
 * Brings every recording from captured to sealed. The truth is the row: a step is looked up in the queue,
 * ordered when it is not there (Redis may have been wiped), taken over when done, and tried again under a new
 * fence when it failed. Any number of servers may run this; each change is conditional on what was read.
 */
export class Production {
  readonly #db: Db;
  readonly #queue: JobQueue<RecordingJob, RecordingResult>;
  readonly #store: ObjectStore;
  readonly #timeZone: string;
  readonly #logger: Logger;
  readonly #reconciler: Reconciler;
  /** Called when production has begun with a recording, and when it is done with one. */
  onMoved: () => void = () => undefined;

  constructor(db: Db, queue: JobQueue<RecordingJob, RecordingResult>, store: ObjectStore, timeZone: string, logger: Logger) {
    this.#db = db;
    this.#queue = queue;
    this.#store = store;
    this.#timeZone = timeZone;
    this.#logger = logger;
    this.#reconciler = Reconciler.start({
      look: () => this.#lookAtAll(),
      everyMs: 5000,
      busyMs: 1000,
      onFault: (error) => logger.warn({ err: error }, 'production'),
    });
  }

  /** Writes the order and hands the recording over to production; until its journal is in the store, says so and throws. May be called again. */
  async begin(hearingId: string, recordingId: string): Promise<void> {
    const { state } = await getHearing(this.#db, hearingId);
    const journals = (await this.#store.list(`${recordingKeys.prefix(recordingId)}journal/`)).filter((key) => key.endsWith('.aszj'));
    if (journals.length === 0) {
      await this.#keep(recordingId, 'failed', {
        failure: json({ step: 'assemble', cause: 'journalMissing', retryAt: new Date(Date.now() + journalRetryMs).toISOString() }),
      });
      throw new AppError('unavailable', { part: 'journal' });
    }
    const log = await exportLog(this.#db, hearingId, { reader: recordKeeper });
    const order = buildOrder(recordingId, state, log, { journals, documents: await this.#documentsOf(state) }, this.#timeZone);
    await this.#store.put(recordingKeys.order(recordingId), JSON.stringify(order));
    await this.#keep(recordingId, 'captured', { step: 'assemble', failure: null });
    this.look();
    this.onMoved();
  }

  /** Where the documents of the hearing's exhibits lie; those of an earlier sitting stay where they came in. */
  async #documentsOf({ evidence }: HearingState): Promise<ProductionOrder['documents']> {
    const ids = Object.values(evidence.exhibits).map((one) => one.document.documentId);
    if (ids.length === 0) return [];
    const rows = await this.#db.selectFrom('document').select(['id', 'hearing_id', 'mime']).where('id', 'in', ids).orderBy('id').execute();
    return rows.map((row) => ({ documentId: row.id, hearingId: row.hearing_id, mime: row.mime }));
  }

  /** Changes a recording that production has not begun with. */
  async #keep(recordingId: string, status: 'captured' | 'failed', values: Updateable<Database['recording']>): Promise<void> {
    await this.#db
      .updateTable('recording')
      .set({ ...values, status })
      .where('id', '=', recordingId)
      .where('status', 'in', ['capturing', 'failed'])
      .where('step', 'is', null)
      .execute();
  }

  look(): void {
    this.#reconciler.kick();
  }

  /** True while a step is under way. */
  async #lookAtAll(): Promise<boolean> {
    const rows = await this.#db.selectFrom('recording').selectAll().where('step', 'is not', null).execute();
    const due = rows.filter(({ failure }) => !failure?.retryAt || Date.parse(failure.retryAt) <= Date.now());
    for (const row of due) {
      if (row.failure) await this.retry(row.id);
      else await this.#lookAt(row);
    }
    return due.length > 0;
  }

  async #lookAt(row: RecordingRow): Promise<void> {
    const step = row.step as RecordingStep;
    const job = { recordingId: row.id, hearingId: row.hearing_id, step, fence: row.fence };
    const report = await this.#queue.report(job);
    switch (report.state) {
      case 'missing':
        await this.#queue.order(job);
        return;
      case 'pending':
        if (report.progress && json(report.progress) !== json(row.progress)) await this.#change(row, { progress: json(report.progress) });
        return;
      case 'done':
        await this.#take(row, report.result);
        return;
      case 'failed':
        await this.#fail(row, step, report.cause);
        return;
      default:
        report satisfies never;
    }
  }

  async #take(row: RecordingRow, result: RecordingResult): Promise<void> {
    const next = recordingSteps[recordingSteps.indexOf(result.step) + 1] ?? null;
    const common = { step: next, progress: null, failures: 0 };
    switch (result.step) {
      case 'assemble':
        await this.#change(row, { ...common, status: 'assembled', tracks: json(result.tracks), duration_ms: result.durationMs });
        break;
      case 'compose':
        await this.#change(row, { ...common, status: 'composed', video: json(result) });
        break;
      case 'seal':
        await this.#seal(row, {
          ...common,
          status: 'sealed',
          manifest: json(result.manifest),
          manifest_sha256: hashOf(result.manifest),
          duration_ms: result.manifest.durationMs,
        });
        break;
      default:
        result satisfies never;
    }
    this.#logger.info({ recordingId: row.id, step: result.step }, 'production step done');
    const fresh = await this.#db.selectFrom('recording').selectAll().where('id', '=', row.id).executeTakeFirst();
    if (fresh?.step) await this.#lookAt(fresh);
  }

  async #fail(row: RecordingRow, step: RecordingStep, cause: string): Promise<void> {
    const failure = { step, cause, retryAt: new Date(Date.now() + retryWait(row.failures, waits)).toISOString() };
    await this.#change(row, { status: 'failed', failure: json(failure), failures: row.failures + 1, progress: null });
    this.#logger.error({ recordingId: row.id, step, cause }, 'production step failed');
  }

  /** Tries a failed step again under a new fence: results of the old one no longer count. */
  async retry(recordingId: string): Promise<void> {
    const row = await this.#db.selectFrom('recording').selectAll().where('id', '=', recordingId).executeTakeFirstOrThrow();
    if (!row.failure) return;
    if (!row.step) {
      await this.begin(row.hearing_id, row.id); // its journal had not come; the outbox asks for it too
      return;
    }
    const before = { assemble: 'captured', compose: 'assembled', seal: 'composed' } as const;
    await this.#change(row, { status: before[row.step as RecordingStep], failure: null, fence: row.fence + 1 });
  }

  /** What follows from it is told in the same transaction. */
  async #seal(row: RecordingRow, values: Updateable<Database['recording']>): Promise<void> {
    const isSealed = await this.#db.transaction().execute(async (transaction) => {
      const isChanged = await this.#change(row, values, transaction);
      if (isChanged) await leaveMessages(transaction, [{ topic: 'recording.sealed', payload: { hearingId: row.hearing_id, recordingId: row.id } }]);
      return isChanged;
    });
    if (isSealed) this.onMoved();
  }

  /** Changes the row only if it still is at the step and fence that were read. */
  async #change(row: RecordingRow, values: Updateable<Database['recording']>, db: DbOrTransaction = this.#db): Promise<boolean> {
    const { id, fence, step } = row;
    const { numUpdatedRows } = await db
      .updateTable('recording')
      .set(values)
      .where('id', '=', id)
      .where('fence', '=', fence)
      .where('step', '=', step)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  async close(): Promise<void> {
    await this.#reconciler.close();
  }
}
