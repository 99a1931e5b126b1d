import { type Kysely, sql } from 'kysely';
import { readStatesAnew } from './readStatesAnew.ts';

/** Documents as they came in, each once and for ever; the register of exhibits is in the log. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `create table document (
        id uuid primary key, hearing_id uuid not null references hearing, participant_id uuid not null, sha256 text not null, bytes bigint not null,
        mime text not null, name text not null, stored_at timestamptz not null default now())`,
    )
    .execute(db);
  await sql.raw('create index document_by_hearing on document (hearing_id)').execute(db);
  await sql
    .raw(
      'create table document_read (document_id uuid not null references document, participant_id uuid not null, what text not null, at timestamptz not null default now())',
    )
    .execute(db);
  await readStatesAnew(db);
}
