import { type Kysely, sql } from 'kysely';
import { readStatesAnew } from './readStatesAnew.ts';

/** What the order of court needs beside the log: connections, speaking time, words between court staff, nodes that carried a hearing. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
  await readStatesAnew(db);
}

const statements = [
  `create table connection_sample (
    hearing_id uuid not null references hearing, participant_id uuid not null, at timestamptz not null, node_load double precision not null,
    sample jsonb not null, primary key (hearing_id, participant_id, at))`,
  `create table speaking_time (
    hearing_id uuid not null references hearing, room_epoch text not null, participant_id uuid not null, spoken_ms double precision not null,
    primary key (hearing_id, room_epoch, participant_id))`,
  `create table staff_message (
    id uuid primary key, hearing_id uuid not null references hearing, participant_id uuid not null, body text not null,
    at timestamptz not null default now())`,
  `create index staff_message_by_hearing on staff_message (hearing_id, at)`,
  `create table hearing_node (
    hearing_id uuid not null references hearing, node_id text not null, since timestamptz not null default now(), primary key (hearing_id, node_id))`,
  `insert into hearing_node (hearing_id, node_id) select id, sfu_node_id from hearing where sfu_node_id is not null`,
];
