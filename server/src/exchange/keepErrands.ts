import type { CaseState } from '@assize/contracts/casefile/state';
import type { Transaction } from 'kysely';
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
