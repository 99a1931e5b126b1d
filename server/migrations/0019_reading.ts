import { type Kysely, sql } from 'kysely';

/** Lawyers read cases: what they asked for, comments with their answers, notes of one's own, and the words of pages. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  // What the state of a case holds from now on; no case had any of it before.
  `update court_case set state = '{"readings":[],"comments":{}}'::jsonb || state where state is not null`,
  `create table case_reading (
    reading_id uuid primary key, case_id uuid not null references court_case, account_id uuid not null references account,
    asked_at timestamptz not null default now())`,
  `create index case_reading_by_account on case_reading (account_id, asked_at)`,
  // The log holds the hash of each; the words are for the lawyer and the agency that leads.
  `create table case_comment (
    comment_id uuid primary key, case_id uuid not null references court_case, account_id uuid not null references account, body text not null,
    answer text, at timestamptz not null default now(), answered_at timestamptz)`,
  `create index case_comment_by_case on case_comment (case_id, at)`,
  // Read by whoever wrote it and by nobody else: no act of the case and in no log.
  `create table case_note (
    case_id uuid not null references court_case, document_id uuid not null, page integer not null, account_id uuid not null references account,
    body text not null, is_bookmark boolean not null, changed_at timestamptz not null default now(),
    primary key (case_id, account_id, document_id, page))`,
  `create table case_page_text (
    case_id uuid not null references court_case, document_id uuid not null, version integer not null, page integer not null, text text not null,
    primary key (case_id, document_id, version, page))`,
  // Versions whose words are still to be taken in. A case whose log went on since its last look is looked at again.
  `create table case_text_due (
    case_id uuid not null references court_case, document_id uuid not null, version integer not null, pages integer not null,
    tries integer not null default 0, due_at timestamptz not null, is_done boolean not null default false,
    primary key (case_id, document_id, version))`,
  `create index case_text_due_by_time on case_text_due (due_at) where not is_done`,
  `alter table court_case add column text_seq integer not null default 0`,
  `create index court_case_with_new_text on court_case (id) where head_seq > text_seq`,
];
