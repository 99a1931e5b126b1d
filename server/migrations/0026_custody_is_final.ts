import { type Kysely, sql } from 'kysely';

/** What was done with a record is only ever appended to, as what was done in the hearing is. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const refusal = `create trigger custody_event_is_final before update or delete or truncate on custody_event for each statement execute function refuse_change()`;
  await sql.raw(refusal).execute(db);
}
