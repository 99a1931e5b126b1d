import type { CaseState } from '@assize/contracts/casefile/state';
import type { Transaction } from 'kysely';
import type { Database } from '../platform/schema.ts';

/** What was offered and is part of the file from now on has its pages counted as everything that is filed. */
export async function keepOffers(transaction: Transaction<Database>, before: CaseState, after: CaseState): Promise<void> {
  if (before.offers === after.offers) return;
  const taken = after.offers.filter((one, index) => one.status === 'taken' && before.offers[index]?.status !== 'taken').map((one) => one.offerId);
  if (taken.length === 0) return;
  await transaction
    .updateTable('case_document_version')
    .set({ paged_at: null, looked_at: null })
    .where('case_id', '=', after.caseId)
    .where('document_id', 'in', taken)
    .execute();
}
