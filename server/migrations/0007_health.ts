import { type Kysely, sql } from 'kysely';
import { readStatesAnew } from './readStatesAnew.ts';

/** The recorder's health over each hearing, and rehearsals of recording while their files are kept. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
  await readStatesAnew(db);
}

const statements = [
  `create table capture_health (
    hearing_id uuid not null references hearing, at timestamptz not null, sample jsonb not null, primary key (hearing_id, at))`,
  `create table rehearsal (
    id uuid primary key, hearing_id uuid not null references hearing, participant_id uuid not null, begun_at timestamptz not null default now(),
    tracks jsonb)`,
];
