import { type Kysely, sql } from 'kysely';

/**
 * Agencies with their staff, and cases with a log of their own. What a case's state says about who stands to it in which
 * way is kept as rows too, so that lists, counts and search ask the same table of access as a page does.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table agency (
    id uuid primary key, kind text not null, level text not null, name text not null unique, district text not null,
    is_demo boolean not null default false, created_at timestamptz not null default now())`,
  `create table agency_staff (
    agency_id uuid not null references agency, account_id uuid not null references account, role text not null,
    since timestamptz not null default now(), until_at timestamptz, primary key (agency_id, account_id, role))`,
  `create index agency_staff_by_account on agency_staff (account_id)`,
  // A court's case of before has no log: it is a number with hearings, and its first act in the file opens it.
  `alter table court_case
    add column kind text, add column cause text, add column secrecy text not null default 'ordinary', add column stage text,
    add column lead_agency_id uuid references agency, add column deadline_on text,
    add column head_seq integer not null default 0, add column head_hash text not null default '${'0'.repeat(64)}', add column state jsonb`,
  `create index court_case_by_lead on court_case (lead_agency_id)`,
  `create table case_event (
    case_id uuid not null references court_case, seq integer not null, type text not null, payload jsonb not null, actor jsonb not null,
    at text not null, previous_hash text not null, hash text not null, primary key (case_id, seq))`,
  `create trigger case_event_is_final before update or delete or truncate on case_event for each statement execute function refuse_change()`,
  `create table case_receipt (
    case_id uuid not null references court_case, account_id uuid not null, key text not null, command_hash char(64) not null,
    answer jsonb not null, created_at timestamptz not null default now(), primary key (case_id, account_id, key))`,
  `create table case_relation (
    case_id uuid not null references court_case, agency_id uuid references agency, account_id uuid references account, relation text not null,
    until_at timestamptz, check ((agency_id is null) <> (account_id is null)))`,
  `create index case_relation_by_case on case_relation (case_id)`,
  `create index case_relation_by_agency on case_relation (agency_id, relation, case_id) where agency_id is not null`,
  `create index case_relation_by_account on case_relation (account_id, relation, case_id) where account_id is not null`,
  // Who looked at what of a case. No act of the case: the owner reads it, nobody writes to it.
  `create table case_look (
    id bigint generated always as identity primary key, case_id uuid not null references court_case, account_id uuid not null references account,
    agency_id uuid references agency, what text not null, document_id uuid, at timestamptz not null default now())`,
  `create index case_look_by_case on case_look (case_id, at)`,
];
