import { type Kysely, sql } from 'kysely';

/** Since when a partner is closed: it signs in no more, and nothing is sent to it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw('alter table exchange_partner add column closed_at timestamptz').execute(db);
}
