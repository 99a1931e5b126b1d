import { assertAdmin } from '../casefile/access.ts';
import { presentAgency } from '../agency/memberships.ts';
import type { Db } from '../platform/db.ts';
import { handle, type HttpContext } from '../platform/handle.ts';
import { keepCredentials, makePartner } from './partners.ts';

/** Which other installations there are: for administrators, on each side once. */
export function servePartners(context: HttpContext, { db, masterKey }: { db: Db; masterKey: Buffer }): void {
  handle(context, 'GET /api/exchange/partners', async (caller) => {
    assertAdmin(caller);
    const rows = await db.selectFrom('exchange_partner').select(['id', 'name', 'base_url', 'credentials']).orderBy('name').execute();
    const agencies = (await db.selectFrom('agency').selectAll().where('partner_id', 'is not', null).orderBy('name').execute()).map(presentAgency);
    return {
      partners: rows.map((row) => ({
        ...{ partnerId: row.id, name: row.name, baseUrl: row.base_url, isReachable: row.base_url !== null && row.credentials !== null },
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
}
