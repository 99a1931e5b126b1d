import { type Kysely, sql } from 'kysely';

/**
 * Each agency signs with a key of its own, and what is sent to a partner says before that it may be there. What was on
 * its way before this was known may be there.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  // `sealed`: the private half under the master key; null of a key that was replaced, and of partners' agencies.
  `create table agency_key (
    id text primary key, agency_id uuid not null references agency, public_key text not null, valid_from text not null, valid_until text, sealed text)`,
  `create unique index agency_key_now on agency_key (agency_id) where valid_until is null`,
  `alter table exchange_errand add column begun_at timestamptz`,
  `update exchange_errand set begun_at = now() where errand = 'send'`,
  // A package is the same by what it says: it may be signed again with a newer key.
  `alter table exchange_incoming drop column sha256`,
];
