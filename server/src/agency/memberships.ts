import type { Agency, Membership, StaffRole } from '@assize/contracts/agency/agencies';
import type { Selectable } from 'kysely';
import type { DbOrTransaction } from '../platform/db.ts';
import type { Database } from '../platform/schema.ts';

/** The places that an account has in agencies at this moment. */
export async function listMemberships(db: DbOrTransaction, accountId: string): Promise<(Membership & { agency: Agency })[]> {
  const rows = await db
    .selectFrom('agency_staff')
    .innerJoin('agency', 'agency.id', 'agency_staff.agency_id')
    .selectAll('agency')
    .select('agency_staff.role')
    .where('agency_staff.account_id', '=', accountId)
    // Whoever works for another installation's agency signs in there.
    .where('agency.partner_id', 'is', null)
    .where((eb) => eb.or([eb('agency_staff.until_at', 'is', null), eb('agency_staff.until_at', '>', new Date())]))
    .orderBy('agency.name')
    .execute();
  return rows.map((row) => ({ agency: presentAgency(row), role: row.role }));
}

export function presentAgency(row: Selectable<Database['agency']>): Agency {
  const { id, kind, level, name, district, is_demo: isDemo, partner_id: partnerId } = row;
  const agency = { id, kind, level, name, district, isDemo };
  return partnerId === null ? agency : { ...agency, partnerId };
}

/** Names somebody in an agency. The same place twice is one. */
export async function nameStaff(db: DbOrTransaction, agencyId: string, accountId: string, role: StaffRole): Promise<void> {
  await db
    .insertInto('agency_staff')
    .values({ agency_id: agencyId, account_id: accountId, role })
    .onConflict((conflict) => conflict.columns(['agency_id', 'account_id', 'role']).doUpdateSet({ until_at: null }))
    .execute();
}
