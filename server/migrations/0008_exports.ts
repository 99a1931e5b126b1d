import { type Kysely, sql } from 'kysely';

/** Copies of the record that are handed over: how far each is made, and who downloaded how much of it. What was ordered and why is in the custody log. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    `create table export (
      id uuid primary key, hearing_id uuid not null references hearing, recording_id uuid not null,
      status text not null, fence integer not null default 1, progress jsonb, failure jsonb, failures integer not null default 0,
      bytes bigint, sha256 text, judged_seq integer not null default -1)`,
    'create index export_by_hearing on export (hearing_id)',
    `create index export_to_make on export (status) where status in ('waiting', 'making', 'failed')`,
    `create table export_download (
      id uuid primary key, export_id uuid not null references export, secret_sha256 text, account_id uuid references account, session_id uuid,
      address text not null, bytes bigint not null default 0, begun_at timestamptz not null default now(), settled_at timestamptz)`,
    'create index export_download_by_export on export_download (export_id)',
    'create index export_download_open on export_download (begun_at) where settled_at is null',
    `create table export_read (
      download_id uuid not null references export_download, from_byte bigint not null, bytes bigint not null, address text not null,
      at timestamptz not null default now())`,
    'create index export_read_by_download on export_read (download_id)',
    // What was ordered and has no row yet, and the link that a secret opens, are looked for in the log itself.
    `create index custody_export_ordered on custody_event ((payload->>'exportId')) where type = 'export.ordered'`,
    `create index custody_export_revoked on custody_event ((payload->>'exportId')) where type = 'export.revoked'`,
    `create index custody_portion_set on custody_event (hearing_id, seq) where type = 'portion.set'`,
    `create index custody_export_linked on custody_event ((payload->>'secretSha256')) where type = 'export.linked'`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}
