import { randomUUID } from 'node:crypto';
import { rolesInAgency } from '@assize/contracts/agency/agencies';
import { AppError } from '@assize/contracts/AppError';
import { assertAdmin } from '../casefile/access.ts';
import type { Db } from '../platform/db.ts';
import { handle, handleOpenly, type HttpContext } from '../platform/handle.ts';
import { makeLink } from '../session/links.ts';
import { listAgencyKeys } from './agencyKeys.ts';
import { nameStaff, presentAgency } from './memberships.ts';

/** Agencies and who works in them. Anybody who works in one may know which others there are. */
export function serveAgencies(context: HttpContext, { db, publicUrl }: { db: Db; publicUrl: string }): void {
  handle(context, 'GET /api/agencies', async () => {
    const open = db.selectFrom('exchange_partner').select('id').where('closed_at', 'is', null);
    const rows = await db
      .selectFrom('agency')
      .selectAll()
      .where((eb) => eb.or([eb('partner_id', 'is', null), eb('partner_id', 'in', open)]))
      .orderBy('kind')
      .orderBy('name')
      .execute();
    return { agencies: rows.map(presentAgency) };
  });

  handleOpenly(context, 'GET /api/agency-keys', 'openly', async () => ({ keys: await listAgencyKeys(db) }));

  handle(context, 'POST /api/agencies', async (caller, { body }) => {
    assertAdmin(caller);
    const { kind, level, name, district } = body;
    const row = { id: randomUUID(), kind, level, name, district, is_demo: false };
    const made = await db
      .insertInto('agency')
      .values(row)
      .onConflict((conflict) => conflict.column('name').doNothing())
      .executeTakeFirst();
    if (made.numInsertedOrUpdatedRows === 0n) throw new AppError('conflict', { field: 'name' });
    return { id: row.id, ...body, isDemo: false };
  });

  handle(context, 'POST /api/agencies/:agencyId/staff', async (caller, { params, body: { name, role } }) => {
    assertAdmin(caller);
    const agencyId = params['agencyId'] ?? '';
    const agency = await db.selectFrom('agency').select('kind').where('id', '=', agencyId).where('partner_id', 'is', null).executeTakeFirst();
    if (!agency) throw new AppError('notFound', { what: 'agency' });
    if (!rolesInAgency[agency.kind].includes(role)) throw new AppError('badRequest', { field: 'role' });
    const accountId = randomUUID();
    const { secret, expiresAt } = await db.transaction().execute(async (transaction) => {
      await transaction.insertInto('account').values({ id: accountId, name, is_admin: false, created_at: new Date() }).execute();
      await nameStaff(transaction, agencyId, accountId, role);
      return makeLink(transaction, accountId, null);
    });
    return { accountId, url: `${publicUrl}/join#${secret}`, expiresAt };
  });

  handle(context, 'GET /api/agencies/:agencyId/staff', async (caller, { params }) => {
    const agencyId = params['agencyId'] ?? '';
    const rows = await db
      .selectFrom('agency_staff')
      .innerJoin('account', 'account.id', 'agency_staff.account_id')
      .select(['account.id as accountId', 'account.name', 'agency_staff.role'])
      .where('agency_staff.agency_id', '=', agencyId)
      .where((eb) => eb.or([eb('agency_staff.until_at', 'is', null), eb('agency_staff.until_at', '>', new Date())]))
      .orderBy('account.name')
      .execute();
    if (!caller.isAdmin && !rows.some((row) => row.accountId === caller.accountId)) throw new AppError('notAllowed');
    return { staff: rows };
  });
}
