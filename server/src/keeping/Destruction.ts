import { AppError } from '@assize/contracts/AppError';
import { custodian, type CustodyEvent } from '@assize/contracts/custody/events';
import { exportKeys } from '@assize/contracts/recording/package';
import type { Logger } from '@assize/platform/log';
import type { KeptStore } from '@assize/platform/store/KeptStore';
import type { CustodyLog } from '../custody/CustodyLog.ts';
import { getCustody } from '../custody/listCustody.ts';
import type { Db } from '../platform/db.ts';
import { Reconciler } from '../platform/Reconciler.ts';

export interface DestructionOptions {
  db: Db;
  store: KeptStore;
  custody: CustodyLog;
  logger: Logger;
}

/**
 * Does what two people decided: takes the key of the hearing's journals away, removes every object of the hearing from
 * every copy, and says in the custody log what is gone. Cut off, it is done to its end later; may run on several servers.
 */
export class Destruction {
  readonly #reconciler: Reconciler;

  static start(options: DestructionOptions): Destruction {
    return new Destruction(options);
  }

  private constructor(options: DestructionOptions) {
    this.#reconciler = Reconciler.start({
      look: () => destroyApproved(options),
      everyMs: 15_000,
      onFault: (error) => options.logger.error({ err: error }, 'a destruction could not be done'),
    });
  }

  heed(events: readonly CustodyEvent[]): void {
    if (events.some(({ type }) => type === 'destruction.reviewed')) this.#reconciler.kick();
  }

  async close(): Promise<void> {
    await this.#reconciler.close();
  }
}

/** Destroys the records of all hearings for which that is decided and not done. */
export async function destroyApproved(options: DestructionOptions): Promise<void> {
  const rows = await options.db
    .selectFrom('custody_event')
    .select('hearing_id')
    .distinct()
    .where('type', '=', 'destruction.reviewed')
    .where('hearing_id', 'not in', (query) => query.selectFrom('custody_event').select('hearing_id').where('type', '=', 'destruction.done'))
    .execute();
  for (const { hearing_id: hearingId } of rows) {
    const { keeping } = await getCustody(options.db, hearingId);
    if (keeping.approval && !keeping.hold && !keeping.destroyed) await destroyRecord(options, hearingId);
  }
}

async function destroyRecord({ db, store, custody, logger }: DestructionOptions, hearingId: string): Promise<void> {
  const recordings = await db.selectFrom('recording').select(['id', 'status']).where('hearing_id', '=', hearingId).execute();
  if (recordings.some((one) => one.status !== 'sealed')) throw new AppError('destructionRefused', { cause: 'notSealed' });
  // Copies that were handed out for download are copies of the recording.
  const packages = await db.selectFrom('export').select('id').where('hearing_id', '=', hearingId).execute();
  const prefixes = [`evidence/${hearingId}/`, ...recordings.map(({ id }) => `recordings/${id}/`), ...packages.map(({ id }) => exportKeys.prefix(id))];
  const shared = await listShared(db, hearingId);
  await db.updateTable('hearing').set({ wrapped_key: '' }).where('id', '=', hearingId).execute();
  for (const copy of store.copies) {
    for (const prefix of prefixes) {
      for (const key of await copy.list(prefix)) if (!shared.some((one) => key.startsWith(one))) await copy.remove(key, { forGood: true });
    }
  }
  const rows = await db.selectFrom('stored_object').selectAll().where('hearing_id', '=', hearingId).orderBy('key').execute();
  const gone = rows.filter((row) => !shared.some((one) => row.key.startsWith(one)));
  const objects = gone.map((row) => ({ key: row.key, bytes: Number(row.bytes), sha256: row.sha256 }));
  await custody.append({
    hearingId,
    actor: custodian,
    decide: ({ keeping }) => (keeping.destroyed ? [] : [{ type: 'destruction.done', payload: { objects, isKeyDestroyed: true } }]),
    alsoDo: async (transaction) => {
      const keys = gone.map((row) => row.key);
      if (keys.length === 0) return;
      await transaction
        .updateTable('stored_object')
        .set({ destroyed_at: new Date(), first_copy: 'destroyed', second_copy: 'destroyed' })
        .where('key', 'in', keys)
        .execute();
    },
  });
  logger.warn({ hearingId, objects: objects.length }, 'the record of a hearing was destroyed');
}

/** Where documents lie that a later sitting of the same case still needs. */
async function listShared(db: Db, hearingId: string): Promise<string[]> {
  const { case_id: caseId } = await db.selectFrom('hearing').select('case_id').where('id', '=', hearingId).executeTakeFirstOrThrow();
  const others = await db.selectFrom('hearing').select(['id', 'state']).where('case_id', '=', caseId).where('id', '<>', hearingId).execute();
  const needed: string[] = [];
  for (const { id, state } of others) {
    if ((await getCustody(db, id)).keeping.destroyed) continue;
    for (const { document } of Object.values(state.evidence.exhibits)) needed.push(`evidence/${hearingId}/${document.documentId}/`);
  }
  return needed;
}
