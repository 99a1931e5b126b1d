import { type Kysely, sql } from 'kysely';
import { readStatesAnew } from './readStatesAnew.ts';

/** Hearings say who may hear them now; of a copy for publication, what is to be left out and how its making stands. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `create table redaction (
        id uuid primary key, recording_id uuid not null references recording, hearing_id uuid not null references hearing, remove jsonb not null,
        fence integer not null, failures integer not null, failure text, retry_at timestamptz, made_at timestamptz)`,
    )
    .execute(db);
  await readStatesAnew(db);
}
