import { type Kysely, sql } from 'kysely';

/** The public half of every key with which the court ever signed, and from when to when it was the court's. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw('create table court_key (id text primary key, public_key text not null, valid_from text not null, valid_until text)').execute(db);
}
