import { randomUUID } from 'node:crypto';
import { emptyForm } from '@assize/contracts/docket/form';
import { draftDays, fateOfDraft } from '@assize/contracts/docket/rules';
import { systemDocketActor } from '@assize/contracts/docket/wire';
import { documentKeys } from '@assize/contracts/hearing/evidence/pages';
import { draftTelling } from '@assize/contracts/notices/docketTable';
import type { ObjectStore } from '@assize/platform/store/ObjectStore';
import { planDocketTelling } from '../notices/planDocketDispatches.ts';
import { type Db, json } from '../platform/db.ts';
import type { DocketLog } from './DocketLog.ts';

interface Context {
  db: Db;
  docket: DocketLog;
  store: ObjectStore;
}

/**
 * Tells whose draft goes soon, and deletes what nobody went on with: the form, and the bytes of what lay with it. That it
 * was begun and deleted stays in its log. Looked at again, or by two servers, it does nothing twice; what a killed one
 * left is removed with the next look.
 */
export async function watchDrafts(context: Context, now: Date): Promise<void> {
  const { db } = context;
  const idle = await db
    .selectFrom('docket_application')
    .select('id')
    .where('status', '=', 'draft')
    .where('changed_at', '<=', new Date(now.getTime() - (draftDays.keptFor - draftDays.toldBefore) * 86_400_000))
    .execute();
  for (const { id } of idle) await lookAt(context, id, now);
  await removeMaterials(context);
}

async function lookAt({ docket }: Context, applicationId: string, now: Date): Promise<void> {
  await docket.append(applicationId, systemDocketActor, async ({ state, transaction }) => {
    const row = await transaction.selectFrom('docket_application').selectAll().where('id', '=', applicationId).executeTakeFirstOrThrow();
    if (state.status !== 'draft') return [];
    const mine = transaction.updateTable('docket_application').where('id', '=', applicationId);
    switch (fateOfDraft({ changedAt: row.changed_at, warnedAt: row.warned_at }, now)) {
      case 'kept':
        return [];
      case 'told':
        await mine.set({ warned_at: now }).execute();
        await planDocketTelling(transaction, state, `draft ${row.changed_at.toISOString()}`, draftTelling);
        return [];
      case 'lapsed':
        await mine.set({ form: json(emptyForm({ plaintiffId: randomUUID(), defendantId: randomUUID() }, '')) }).execute();
        return [{ type: 'application.lapsed', payload: {} }];
    }
  });
}

/** First the bytes, then that they were there. */
async function removeMaterials({ db, store }: Context): Promise<void> {
  const left = await db
    .selectFrom('docket_material')
    .innerJoin('docket_application', 'docket_application.id', 'docket_material.application_id')
    .select(['docket_material.id', 'application_id as applicationId'])
    .where('status', '=', 'lapsed')
    .execute();
  for (const { id, applicationId } of left) {
    await store.remove(documentKeys.original(applicationId, id), { forGood: true });
    await db.deleteFrom('docket_material').where('id', '=', id).execute();
  }
}
