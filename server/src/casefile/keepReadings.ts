import { traitsOf } from '@assize/contracts/casefile/traits/traits';
import type { CaseState } from '@assize/contracts/casefile/state';
import type { Transaction } from 'kysely';
import type { Database } from '../platform/schema.ts';

/** Makes the rows by which others find a case, ask for it and are grouped with it what its state says. Nothing is written of what did not change. */
export async function keepReadings(transaction: Transaction<Database>, before: CaseState, after: CaseState): Promise<void> {
  const { caseId } = after;
  const isChanged = (reading: (state: CaseState) => unknown): boolean => before.seq === 0 || JSON.stringify(reading(before)) !== JSON.stringify(reading(after));

  if (isChanged(traitRows)) {
    await transaction.deleteFrom('case_trait').where('case_id', '=', caseId).execute();
    const rows = traitRows(after);
    if (rows.length > 0) await transaction.insertInto('case_trait').values(rows).execute();
  }
  if (isChanged((state) => state.circumstances)) {
    const { manner, place, fromOn, toOn } = after.circumstances;
    const row = { manner, place, from_on: fromOn, to_on: toOn };
    await transaction
      .insertInto('case_circumstance')
      .values({ case_id: caseId, ...row })
      .onConflict((conflict) => conflict.column('case_id').doUpdateSet(row))
      .execute();
  }
  if (isChanged((state) => state.shareRequests)) {
    await transaction.deleteFrom('case_share_request').where('case_id', '=', caseId).execute();
    const rows = after.shareRequests.map(({ requestId, agency, status, at }) => ({
      ...{ request_id: requestId, case_id: caseId, agency_id: agency.agencyId, status, asked_at: at },
    }));
    if (rows.length > 0) await transaction.insertInto('case_share_request').values(rows).execute();
  }
  if (isChanged((state) => state.groups)) {
    await transaction.deleteFrom('case_group_member').where('case_id', '=', caseId).execute();
    const rows = after.groups.map(({ groupId }) => ({ group_id: groupId, case_id: caseId }));
    if (rows.length > 0) await transaction.insertInto('case_group_member').values(rows).execute();
  }
}

const traitRows = (state: CaseState) => traitsOf(state).map(({ kind, normalForm }) => ({ case_id: state.caseId, kind, normal_form: normalForm }));
