import { type Kysely, sql } from 'kysely';

/** Parties offer documents for their case: what the state of a case holds from now on; no case had any of it before. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`update court_case set state = '{"offers":[]}'::jsonb || state where state is not null`).execute(db);
}
