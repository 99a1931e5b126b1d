import { assertAdmin } from '../casefile/access.ts';
import { presentAgency } from '../agency/memberships.ts';
import type { Db } from '../platform/db.ts';
import { handle, type HttpContext } from '../platform/handle.ts';
import { closePartner, keepCredentials, makePartner, renewSecret } from './partners.ts';

/** Which other installations there are: for administrators, on each side once. */
export function servePartners(context: HttpContext, { db, masterKey }: { db: Db; masterKey: Buffer }): void {
  handle(context, 'GET /api/exchange/partners', async (caller) => {
    assertAdmin(caller);
    const rows = await db.selectFrom('exchange_partner').select(['id', 'name', 'base_url', 'credentials', 'closed_at']).orderBy('name').execute();
    const agencies = (await db.selectFrom('agency').selectAll().where('partner_id', 'is not', null).orderBy('name').execute()).map(presentAgency);
    const errands = await db
      .selectFrom('exchange_errand')
      .select(['partner_id', (eb) => eb.fn.countAll<string>().as('count')])
      .groupBy('partner_id')
      .execute();
    return {
      partners: rows.map((row) => ({
        ...{ partnerId: row.id, name: row.name, baseUrl: row.base_url, isReachable: row.base_url !== null && row.credentials !== null },
        isClosed: row.closed_at !== null,
        pending: Number(errands.find((one) => one.partner_id === row.id)?.count ?? 0),
        agencies: agencies.filter((one) => one.partnerId === row.id),
      })),
    };
  });

  handle(context, 'POST /api/exchange/partners', async (caller, { body }) => {
    assertAdmin(caller);
    const { partnerId, clientSecret } = await makePartner(db, body);
    return { partnerId, clientId: partnerId, clientSecret };
  });

  handle(context, 'POST /api/exchange/partners/:partnerId/credentials', async (caller, { params, body }) => {
    assertAdmin(caller);
    await keepCredentials(db, masterKey, params['partnerId'] ?? '', body);
    return {};
  });

  handle(context, 'POST /api/exchange/partners/:partnerId/closure', async (caller, { params }) => {
    assertAdmin(caller);
    await closePartner(db, params['partnerId'] ?? '');
    return {};
  });

  handle(context, 'POST /api/exchange/partners/:partnerId/secret', async (caller, { params }) => {
    assertAdmin(caller);
    const partnerId = params['partnerId'] ?? '';
    return { partnerId, clientId: partnerId, ...(await renewSecret(db, partnerId)) };
  });
}
