import { type Kysely, sql } from 'kysely';

/** What is done with the record of a hearing after its end: a log that goes on from the hearing's own. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `create table custody_event (
        hearing_id uuid not null references hearing, seq integer not null, type text not null, payload jsonb not null, actor jsonb not null,
        at text not null, previous_hash text not null, hash text not null, primary key (hearing_id, seq))`,
    )
    .execute(db);
}
