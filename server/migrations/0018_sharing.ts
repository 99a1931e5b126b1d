import { traitsOf } from '@assize/contracts/casefile/traits/traits';
import { type CaseState, emptyCase } from '@assize/contracts/casefile/state';
import { type Kysely, sql } from 'kysely';

/** By what cases are found from others, who looked them up and who asked to be shared them. Readings of a case's state are rows, written with it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
  await readTraitsAnew(db);
}

/** Cases of before know nothing of sharing, and are found from then on by what identifies their parties. */
export async function readTraitsAnew(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ id: string; state: CaseState }>`select id, state from court_case where state is not null`.execute(db);
  for (const { id, state: before } of rows) {
    const state = { ...emptyCase(id), ...before };
    await sql`update court_case set state = ${JSON.stringify(state)}::jsonb where id = ${id}`.execute(db);
    for (const { kind, normalForm } of traitsOf(state)) await sql`insert into case_trait values (${id}, ${kind}, ${normalForm})`.execute(db);
  }
}

const statements = [
  `create table case_trait (
    case_id uuid not null references court_case, kind text not null, normal_form text not null, primary key (case_id, kind, normal_form))`,
  `create index case_trait_by_form on case_trait (kind, normal_form, case_id)`,
  `create table case_circumstance (
    case_id uuid primary key references court_case, manner text not null, place text not null, from_on text, to_on text)`,
  `create table lookup (
    id uuid primary key, account_id uuid not null references account, agency_id uuid not null references agency, purpose text not null,
    asked jsonb not null, matched integer not null, at timestamptz not null default now())`,
  `create index lookup_by_agency on lookup (agency_id, at)`,
  `create trigger lookup_is_final before update or delete or truncate on lookup for each statement execute function refuse_change()`,
  `create table lookup_match (
    agency_id uuid not null references agency, match_id char(64) not null, case_id uuid not null references court_case, primary key (agency_id, match_id))`,
  `create table case_share_request (
    case_id uuid not null references court_case, request_id uuid not null, agency_id uuid not null references agency, status text not null,
    asked_at timestamptz not null, primary key (case_id, request_id))`,
  `create index case_share_request_by_agency on case_share_request (agency_id, asked_at)`,
  `create index case_share_request_open on case_share_request (case_id) where status = 'open'`,
  `create table case_group_member (group_id uuid not null, case_id uuid not null references court_case, primary key (group_id, case_id))`,
  `create index case_group_member_by_case on case_group_member (case_id)`,
];
