import type { Selectable } from 'kysely';
import type { DbOrTransaction } from '../platform/db.ts';
import type { Database } from '../platform/schema.ts';

export type IncomingRow = Selectable<Database['exchange_incoming']>;

export async function findIncoming(db: DbOrTransaction, partnerId: string, handoverId: string): Promise<IncomingRow | undefined> {
  return db.selectFrom('exchange_incoming').selectAll().where('partner_id', '=', partnerId).where('handover_id', '=', handoverId).executeTakeFirst();
}
