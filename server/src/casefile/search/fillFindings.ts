import { type CaseState, emptyCase } from '@assize/contracts/casefile/state';
import type { Kysely, Transaction } from 'kysely';
import type { Database } from '../../platform/schema.ts';
import { findingOf, keepFindings } from './keepFindings.ts';

const casesAtATime = 200;

/** Makes what cases are found by of the states that are there, for cases of before. */
export async function fillFindings(db: Kysely<unknown>): Promise<void> {
  // Within a migration, which is a transaction already.
  const transaction = db as unknown as Transaction<Database>;
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const rows = await transaction
      .selectFrom('court_case')
      .select(['id', 'state'])
      .where('state', 'is not', null)
      .where('id', '>', after)
      .orderBy('id')
      .limit(casesAtATime)
      .execute();
    for (const { id, state } of rows) if (state) await fill(transaction, id, state);
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
  }
}

async function fill(transaction: Transaction<Database>, id: string, state: CaseState): Promise<void> {
  await transaction.updateTable('court_case').set(findingOf(state)).where('id', '=', id).execute();
  await keepFindings(transaction, emptyCase(id), state);
}
