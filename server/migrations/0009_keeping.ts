import { type Kysely, sql } from 'kysely';

/** What is kept as evidence, object by object, with what was last found of each copy. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `create table stored_object (
        key text primary key, hearing_id uuid not null references hearing, recording_id uuid, bytes bigint not null,
        sha256 text, head_hash text, registered_at timestamptz not null default now(), checked_at timestamptz,
        first_copy text not null default 'unchecked', second_copy text not null default 'unchecked', destroyed_at timestamptz)`,
    )
    .execute(db);
  await sql.raw('create index stored_object_by_hearing on stored_object (hearing_id)').execute(db);
  await sql.raw('create index stored_object_by_check on stored_object (checked_at nulls first) where destroyed_at is null').execute(db);
}
