import { AppError } from '@assize/contracts/AppError';
import type { CaseState } from '@assize/contracts/casefile/state';
import { refuseExchange } from '@assize/contracts/exchange/package';
import type { Transaction } from 'kysely';
import type { Db, DbOrTransaction } from '../platform/db.ts';
import type { Database } from '../platform/schema.ts';

/**
 * Notes what is to be done at a partner by what an act did to a case, in its transaction: bring what was sent, bring back
 * what was answered. What was to be brought is let be when it is answered or withdrawn.
 */
export async function keepErrands(transaction: Transaction<Database>, before: CaseState, after: CaseState): Promise<void> {
  for (const { handoverId, exchange, status } of after.handovers) {
    const was = before.handovers.find((one) => one.handoverId === handoverId)?.status;
    if (!exchange || was === status) continue;
    const errand =
      status === 'sent' && exchange.side === 'sender' ? 'send' : status !== 'withdrawn' && status !== 'sent' && exchange.side === 'receiver' ? 'tell' : null;
    if (errand)
      await transaction
        .insertInto('exchange_errand')
        .values({ handover_id: handoverId, errand, case_id: after.caseId, partner_id: exchange.partnerId })
        .execute();
    else await transaction.deleteFrom('exchange_errand').where('handover_id', '=', handoverId).execute();
  }
}

/** Notes, before anything of a handover is sent, that its receiver may have it from now on. Throws `exchangeRefused` where its sender took it back meanwhile. */
export async function noteBegun(db: Db, handoverId: string): Promise<void> {
  const noted = await db
    .updateTable('exchange_errand')
    .set((eb) => ({ begun_at: eb.fn.coalesce('begun_at', eb.val(new Date())) }))
    .where('handover_id', '=', handoverId)
    .where('errand', '=', 'send')
    .executeTakeFirst();
  if (noted.numUpdatedRows === 0n) refuseExchange('withdrawn');
}

/** Whether the receiver of a handover that is on its way may have something of it. */
export async function isBegun(db: DbOrTransaction, handoverId: string): Promise<boolean> {
  const errand = await db
    .selectFrom('exchange_errand')
    .select('begun_at')
    .where('handover_id', '=', handoverId)
    .where('errand', '=', 'send')
    .executeTakeFirst();
  return !errand || errand.begun_at !== null;
}

/** In the transaction that takes a handover back: nothing of it is sent from here on, or it throws `wrongCaseState`. */
export async function assertNotBegun(transaction: Transaction<Database>, handoverId: string): Promise<void> {
  const errand = await transaction
    .selectFrom('exchange_errand')
    .select('begun_at')
    .where('handover_id', '=', handoverId)
    .where('errand', '=', 'send')
    .forUpdate()
    .executeTakeFirst();
  if (errand?.begun_at) throw new AppError('wrongCaseState', { cause: 'atPartner' });
}
