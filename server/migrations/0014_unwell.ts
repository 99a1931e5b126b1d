import { type Kysely, sql } from 'kysely';

/** What is not well kept is asked for every few seconds, and is next to nothing among millions of objects. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index stored_object_unwell on stored_object (hearing_id)
    where destroyed_at is null and (first_copy in ('broken', 'missing') or second_copy in ('broken', 'missing'))`.execute(db);
}
