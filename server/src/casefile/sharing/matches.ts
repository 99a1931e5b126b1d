import { createHmac } from 'node:crypto';
import { AppError } from '@assize/contracts/AppError';
import type { Transaction } from 'kysely';
import type { Db } from '../../platform/db.ts';
import type { Database } from '../../platform/schema.ts';

/** Says nothing of the case, and is another for each agency: what one was told leads another nowhere. */
function matchIdOf(secret: string, agencyId: string, caseId: string): string {
  return createHmac('sha256', secret).update(`assize.match ${agencyId} ${caseId}`).digest('hex');
}

/** The ids under which an agency is told of matching cases; kept, so that it can ask for them. */
export async function keepMatches(
  transaction: Transaction<Database>,
  secret: string,
  agencyId: string,
  caseIds: readonly string[],
): Promise<Map<string, string>> {
  const ids = new Map(caseIds.map((caseId) => [caseId, matchIdOf(secret, agencyId, caseId)]));
  const rows = [...ids].map(([caseId, matchId]) => ({ agency_id: agencyId, match_id: matchId, case_id: caseId }));
  if (rows.length > 0)
    await transaction
      .insertInto('lookup_match')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  return ids;
}

/** The case that a match stands for, for the agency that was told of it. Throws notFound, as for a case that is not there. */
export async function findMatch(db: Db, secret: string, agencyId: string, matchId: string): Promise<string> {
  const row = await db.selectFrom('lookup_match').select('case_id').where('agency_id', '=', agencyId).where('match_id', '=', matchId).executeTakeFirst();
  if (!row || matchIdOf(secret, agencyId, row.case_id) !== matchId) throw new AppError('notFound', { what: 'case' });
  return row.case_id;
}
