import { type Kysely, sql } from 'kysely';
import { fillFindings } from '../src/casefile/search/fillFindings.ts';

/**
 * Cases, names and pages are found among very many. The class of secrecy and the kind stand beside each relation, so that
 * who may see a case is asked of one table. Pages are found by blocks of them, so that a word that stands everywhere
 * leads to few rows.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
  await fillFindings(db);
}

const statements = [
  `alter table case_relation add column secrecy text, add column kind text`,
  `update case_relation one set secrecy = of.secrecy, kind = of.kind from court_case of where of.id = one.case_id`,
  `alter table case_relation alter column secrecy set not null, alter column kind set not null`,
  `drop index case_relation_by_agency`,
  `drop index case_relation_by_account`,
  `create index case_relation_by_agency on case_relation (agency_id, relation, secrecy, case_id) include (kind, until_at) where agency_id is not null`,
  `create index case_relation_by_account on case_relation (account_id, relation, secrecy, case_id) include (kind, until_at) where account_id is not null`,

  // Number, title and cause as they are compared. The state of a case lies beside its row: lists read many rows and few states.
  `alter table court_case add column found_text text not null default '', add column found_keys integer[] not null default '{}'`,
  `alter table court_case set (toast_tuple_target = 256)`,
  `create index court_case_by_key on court_case using gin (found_keys)`,
  `create index court_case_in_order on court_case ((coalesce(deadline_on, '9999-12-31')), case_number) where state is not null`,

  `create table case_name (
    case_id uuid not null references court_case, name text not null, pinyin text not null, initials text not null,
    keys integer[] not null, is_kept boolean not null, is_masked boolean not null)`,
  `create index case_name_by_case on case_name (case_id)`,
  `create index case_name_by_name on case_name (name text_pattern_ops)`,
  `create index case_name_by_pinyin on case_name (pinyin text_pattern_ops)`,
  `create index case_name_by_initials on case_name (initials text_pattern_ops)`,
  `create index case_name_by_key on case_name using gin (keys)`,

  // What is in the catalogues, each in its newest version, and what was opened of it to other agencies.
  `create table case_document (
    case_id uuid not null references court_case, document_id uuid not null, version integer not null, volume text not null, title text not null,
    filed_by uuid, primary key (case_id, document_id))`,
  `create table case_grant (
    case_id uuid not null references court_case, agency_id uuid not null, document_id uuid, until_at timestamptz not null)`,
  `create index case_grant_by_case on case_grant (case_id)`,
  `create index case_grant_by_agency on case_grant (agency_id, case_id)`,

  `create table case_text_block (
    filed_at timestamptz not null, case_id uuid not null references court_case, document_id uuid not null, version integer not null,
    block integer not null, volume text not null, filed_by uuid, keys integer[] not null, primary key (case_id, document_id, version, block))`,
  // Read by the index alone: the row itself stays small.
  `alter table case_text_block alter column keys set storage external, set (toast_tuple_target = 128)`,
  `create index case_text_block_by_key on case_text_block using gin (keys)`,

  // The words that were taken in are taken in once more, with their keys.
  `delete from case_text_due`,
  `alter table case_text_due add column filed_at timestamptz not null`,
  `update court_case set text_seq = 0`,
];
