import { type Kysely, sql } from 'kysely';

/** The ground: accounts, cases, hearings with their log, recordings, the outbox. Plain SQL, so that it reads as what it makes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table account (
    id uuid primary key, name text not null, is_admin boolean not null default false, created_at timestamptz not null default now())`,
  `create table court_case (
    id uuid primary key, case_number text not null unique, title text not null, court text not null,
    is_demo boolean not null default false, created_at timestamptz not null default now())`,
  `create table hearing (
    id uuid primary key, case_id uuid not null references court_case, scheduled_at timestamptz not null, status text not null,
    head_seq integer not null, head_hash char(64) not null, state jsonb not null, sfu_node_id text, wrapped_key text not null)`,
  `create index hearing_by_case on hearing (case_id)`,
  `create index hearing_by_status on hearing (status)`,
  `create table participant (id uuid primary key, hearing_id uuid not null references hearing, account_id uuid not null references account)`,
  `create index participant_by_hearing on participant (hearing_id)`,
  `create index participant_by_account on participant (account_id)`,
  `create table sign_in_link (
    id uuid primary key, account_id uuid not null references account, hearing_id uuid references hearing,
    secret_sha256 char(64) not null unique, created_at timestamptz not null default now(), expires_at timestamptz not null,
    revoked_at timestamptz, last_used_at timestamptz)`,
  `create index sign_in_link_by_account on sign_in_link (account_id)`,
  `create table session (
    id uuid primary key, account_id uuid not null references account, link_id uuid not null references sign_in_link,
    refresh_sha256 char(64) not null, previous_sha256 char(64), rotated_at timestamptz not null, expires_at timestamptz not null,
    revoked_at timestamptz)`,
  `create table hearing_event (
    hearing_id uuid not null references hearing, seq integer not null, type text not null, payload jsonb not null, actor jsonb not null,
    at text not null, previous_hash char(64) not null, hash char(64) not null, primary key (hearing_id, seq))`,
  `create function refuse_change() returns trigger language plpgsql as $$ begin raise exception 'the log is only ever appended to'; end $$`,
  `create trigger hearing_event_is_final before update or delete or truncate on hearing_event for each statement execute function refuse_change()`,
  `create table command_receipt (
    hearing_id uuid not null references hearing, participant_id uuid not null, key text not null, command_hash char(64) not null,
    answer jsonb not null, created_at timestamptz not null default now(), primary key (hearing_id, participant_id, key))`,
  `create table hearing_seal (
    hearing_id uuid primary key references hearing, head_seq integer not null, head_hash char(64) not null, sealed_at text not null,
    key_id text not null, signature text not null)`,
  `create table outbox (
    id bigint generated always as identity primary key, topic text not null, payload jsonb not null,
    created_at timestamptz not null default now(), delivered_at timestamptz, attempts integer not null default 0,
    next_at timestamptz not null default now())`,
  `create index outbox_open on outbox (next_at, id) where delivered_at is null`,
  `create table recording (
    id uuid primary key, hearing_id uuid not null references hearing, status text not null, fence integer not null default 1, step text,
    progress jsonb, failure jsonb, failures integer not null default 0, started_at timestamptz not null, duration_ms double precision,
    tracks jsonb not null default '[]', video jsonb, manifest jsonb, manifest_sha256 char(64))`,
  `create index recording_by_hearing on recording (hearing_id)`,
  `create table journal_head (
    recording_id uuid not null, file_no integer not null, block_no integer not null, hash char(64) not null, sealed_at timestamptz not null,
    primary key (recording_id, file_no))`,
  `create table journal_file (
    recording_id uuid not null, file_no integer not null, key text not null, bytes double precision not null, head_hash char(64) not null,
    blocks integer not null, primary key (recording_id, file_no))`,
  `create table access_entry (
    id bigint generated always as identity primary key, account_id uuid not null references account, recording_id uuid not null references recording,
    what text not null, bytes double precision, at timestamptz not null default now())`,
];
