import { type Kysely, sql } from 'kysely';

/** Applications to a court's docket, with a log of their own each, what lies with them, and the court's counters of case numbers. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  // A court that takes applications online, and its code in the numbers of its cases.
  `create table docket_court (court_id uuid primary key references agency, code text not null unique)`,
  // The next number of a court, a year and a word. The row is locked until the case is opened: none is left out, none given twice.
  `create table docket_counter (
    court_id uuid not null references agency, year integer not null, word text not null, next integer not null default 1,
    primary key (court_id, year, word))`,
  // Its id is that of the case that it becomes: what lies with it is where the case's documents lie.
  `create table docket_application (
    id uuid primary key, court_id uuid not null references agency, account_id uuid not null references account, is_demo boolean not null,
    created_at timestamptz not null default now(), status text not null, sent_at timestamptz, due_on text, revision integer not null default 0,
    form jsonb not null, head_seq integer not null, head_hash text not null, state jsonb not null)`,
  `create index docket_application_by_court on docket_application (court_id, status, due_on)`,
  `create index docket_application_by_account on docket_application (account_id)`,
  `create table docket_event (
    application_id uuid not null references docket_application, seq integer not null, type text not null, payload jsonb not null, actor jsonb not null,
    at text not null, previous_hash text not null, hash text not null, primary key (application_id, seq))`,
  `create trigger docket_event_is_final before update or delete or truncate on docket_event for each statement execute function refuse_change()`,
  `create table docket_material (
    id uuid primary key, application_id uuid not null references docket_application, kind text not null, title text not null, file_name text not null,
    mime text not null, bytes bigint not null, sha256 char(64) not null, stored_at timestamptz not null default now(), removed_at timestamptz)`,
  `create index docket_material_by_application on docket_material (application_id, stored_at)`,
  `alter table upload drop constraint upload_check, add column application_id uuid references docket_application,
    add constraint upload_has_one_place check (num_nonnulls(hearing_id, case_id, application_id) = 1)`,
];
