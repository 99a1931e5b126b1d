import { type HeldRelation, relationsOf } from '@assize/contracts/casefile/relations';
import type { CaseState } from '@assize/contracts/casefile/state';
import type { Transaction } from 'kysely';
import type { Database } from '../platform/schema.ts';

/** Makes the rows of who stands to a case what its state says. Nothing is written when nothing changed. */
export async function keepRelations(transaction: Transaction<Database>, before: CaseState, after: CaseState): Promise<void> {
  const { secrecy, kind } = after.facts;
  const isSameCase = before.seq > 0 && before.facts.secrecy === secrecy && before.facts.kind === kind;
  const relations = relationsOf(after);
  if (isSameCase && textOf(relations) === textOf(relationsOf(before))) return;
  await transaction.deleteFrom('case_relation').where('case_id', '=', after.caseId).execute();
  const rows = relations.map(({ agencyId, accountId, relation, untilAt }) => ({
    ...{ case_id: after.caseId, agency_id: agencyId, account_id: accountId, relation, until_at: untilAt, secrecy, kind },
  }));
  if (rows.length > 0) await transaction.insertInto('case_relation').values(rows).execute();
}

const textOf = (relations: readonly HeldRelation[]): string => JSON.stringify(relations);
