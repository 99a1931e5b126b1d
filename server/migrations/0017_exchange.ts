import { type Kysely, sql } from 'kysely';

/** Other installations with which cases are handed over, what is on its way to them, and what comes from them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  // `secret_sha256`: of what the partner signs in with here. `credentials`: ours there, sealed under the master key.
  `create table exchange_partner (
    id uuid primary key, name text not null unique, base_url text, public_key text not null, secret_sha256 char(64) not null,
    credentials text, created_at timestamptz not null default now())`,
  `alter table agency add column partner_id uuid references exchange_partner`,
  // What is to be done at a partner: bring a handover and fetch its receipt (`send`), or bring a receipt (`tell`).
  `create table exchange_errand (
    handover_id uuid not null, errand text not null, case_id uuid not null references court_case, partner_id uuid not null references exchange_partner,
    delivered_at timestamptz, failures integer not null default 0, failure text, retry_at timestamptz not null default now(),
    primary key (handover_id, errand))`,
  `create index exchange_errand_by_time on exchange_errand (retry_at)`,
  // A handover that was withdrawn before it came has a row too: so that it is refused when it comes after all.
  `create table exchange_incoming (
    partner_id uuid not null references exchange_partner, handover_id uuid not null, case_id uuid, status text not null, package jsonb,
    sha256 char(64), release jsonb, created_at timestamptz not null default now(), primary key (partner_id, handover_id))`,
  // One at a time of a case, so that no two write its documents.
  `create unique index exchange_incoming_arriving on exchange_incoming (case_id) where status = 'arriving'`,
  `create table exchange_document (
    partner_id uuid not null, handover_id uuid not null, document_id uuid not null, kept_at timestamptz not null default now(),
    primary key (partner_id, handover_id, document_id), foreign key (partner_id, handover_id) references exchange_incoming)`,
];
