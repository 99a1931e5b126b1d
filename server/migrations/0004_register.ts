import { type Kysely, sql } from 'kysely';
import { readStatesAnew } from './readStatesAnew.ts';

/** Notes that people keep for themselves; bundles, proofs from outside and shared screens are readings of the log. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `create table private_note (
        hearing_id uuid not null references hearing, exhibit_id uuid not null, participant_id uuid not null, page integer not null,
        is_shared boolean not null, body text not null, strokes jsonb not null, updated_at timestamptz not null default now(),
        primary key (hearing_id, exhibit_id, participant_id, page))`,
    )
    .execute(db);
  await readStatesAnew(db);
}
