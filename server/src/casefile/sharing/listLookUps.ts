import type { noteOfLookUpSchema } from '@assize/contracts/casefile/sharing/lookups';
import type { z } from 'zod';
import type { Db } from '../../platform/db.ts';

/** Who looked for what, for which agency, the newest first. */
export async function listLookUps(db: Db, agencyId: string): Promise<z.infer<typeof noteOfLookUpSchema>[]> {
  const rows = await db
    .selectFrom('lookup')
    .innerJoin('account', 'account.id', 'lookup.account_id')
    .select(['account.name', 'lookup.purpose', 'lookup.asked', 'lookup.matched', 'lookup.at'])
    .where('lookup.agency_id', '=', agencyId)
    .orderBy('lookup.at', 'desc')
    .limit(500)
    .execute();
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
