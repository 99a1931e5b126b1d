import { type Kysely, sql } from 'kysely';

/** Documents of case files: which object of the store each version is, and whether its pages are known; uploads for a case. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `alter table upload alter column hearing_id drop not null, alter column participant_id drop not null,
    add column case_id uuid references court_case, add check ((case_id is null) <> (hearing_id is null))`,
  `create table case_document_version (
    store_id uuid primary key, case_id uuid not null references court_case, document_id uuid not null, version integer not null,
    mime text not null, bytes bigint not null, sha256 char(64) not null, name text not null, stored_at timestamptz not null default now(),
    looked_at timestamptz, paged_at timestamptz, page_fault text, unique (case_id, document_id, version))`,
  // Documents of case files are read again and healed as evidence is; they are of no hearing.
  `alter table stored_object alter column hearing_id drop not null`,
  `create index case_document_version_to_page on case_document_version (looked_at nulls first, stored_at) where paged_at is null`,
];
