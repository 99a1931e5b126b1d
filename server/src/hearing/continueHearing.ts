import { systemActor } from '@assize/contracts/hearing/events';
import { nextSitting } from '@assize/contracts/hearing/sitting/nextSitting';
import { createDataKey } from '@assize/platform/masterKey';
import type { Db } from '../platform/db.ts';
import { derivedId } from '../platform/derivedId.ts';
import type { HearingLog } from './HearingLog.ts';
import { getHearing } from './readHearing.ts';
import { listProofs } from '../evidence/proofs/listProofs.ts';

/**
 * Sets down the next sitting of an adjourned hearing: the same people under the same accounts, whose links lead there
 * from now on. Called again it changes nothing.
 */
export async function continueHearing(context: { db: Db; log: HearingLog; masterKey: Buffer }, hearingId: string): Promise<void> {
  const { db, log, masterKey } = context;
  const { state, case_id: caseId } = await getHearing(db, hearingId);
  if (state.status !== 'adjourned' || state.continuesAt === null) return;
  const id = derivedId(`assize sitting after ${hearingId}`);
  if (await db.selectFrom('hearing').select('id').where('id', '=', id).executeTakeFirst()) return;
  const scheduledAt = state.continuesAt;
  const idOf = (participantId: string): string => derivedId(`assize participant ${participantId} in ${id}`);
  const drafts = nextSitting(state, { scheduledAt, idOf, proofs: await listProofs(db, hearingId) });
  const people = await db.selectFrom('participant').select(['id', 'account_id']).where('hearing_id', '=', hearingId).execute();
  const invited = people.filter((one) => state.participants[one.id]?.status !== 'removed');
  await log.create({ id, caseId, scheduledAt, wrappedKey: createDataKey(masterKey).wrappedKey }, drafts, systemActor, async (transaction) => {
    await transaction
      .insertInto('participant')
      .values(invited.map((one) => ({ id: idOf(one.id), hearing_id: id, account_id: one.account_id })))
      .execute();
    const accounts = invited.map((one) => one.account_id);
    await transaction.updateTable('sign_in_link').set({ hearing_id: id }).where('hearing_id', '=', hearingId).where('account_id', 'in', accounts).execute();
  });
}
