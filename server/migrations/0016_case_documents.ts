import { type Kysely, sql } from 'kysely';

/** Documents of case files: which object of the store each version is, and whether its pages are known; uploads and archives for a case. */
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
  // An archive of scanned files until all that is in it was filed; it lies in the store under its id meanwhile.
  `create table case_import (
    id uuid primary key, case_id uuid not null references court_case, account_id uuid not null references account, name text not null,
    status text not null default 'proposed', made_at timestamptz not null default now(), leased_until timestamptz)`,
  `create index case_import_by_case on case_import (case_id)`,
  `create index case_import_open on case_import (status) where status in ('proposed', 'filing')`,
  `create table case_import_entry (
    import_id uuid not null references case_import on delete cascade, entry integer not null, place integer not null, name text not null,
    bytes bigint not null, volume text not null, folder text not null, title text not null, made_on text, leave_out boolean not null,
    document_id uuid, fault text, primary key (import_id, entry))`,
  `create index case_document_version_to_page on case_document_version (looked_at nulls first, stored_at) where paged_at is null`,
];
