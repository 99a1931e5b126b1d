import { type Kysely, sql } from 'kysely';

/** Uploads that are no document yet, wherever their bytes lie: whose they are, and how much room each was promised. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `create table upload (
        id uuid primary key, account_id uuid not null references account, hearing_id uuid not null references hearing, participant_id uuid not null,
        bytes bigint not null, begun_at timestamptz not null default now())`,
    )
    .execute(db);
  await sql.raw('create index upload_by_account on upload (account_id)').execute(db);
}
