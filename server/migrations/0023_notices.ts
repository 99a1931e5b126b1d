import { type Kysely, sql } from 'kysely';

/** How people are reached outside of their page, what was sent to them, and the mailbox of the embedded demo. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table contact (
    account_id uuid primary key references account, language text not null default 'zh-CN',
    email text, email_confirmed_at timestamptz, phone text, phone_confirmed_at timestamptz,
    wishes_email boolean not null default true, wishes_sms boolean not null default true)`,
  // A code is known by its keyed digest, and is for the address to which it was sent.
  `create table contact_code (
    account_id uuid not null references account, channel text not null, address text not null, code_hmac text not null,
    tries_left integer not null, expires_at timestamptz not null, primary key (account_id, channel))`,
  // Once for each occasion, person and channel, however often the outbox tells of it.
  `create table dispatch (
    id uuid primary key, case_id uuid not null references court_case, occasion text not null, account_id uuid not null references account,
    channel text not null, tiding text not null, is_needed boolean not null, is_blind boolean not null, language text not null, sender text not null, case_number text,
    path text not null, status text not null, address text, failures integer not null default 0, failure text, receipt text,
    at timestamptz not null default now(), next_at timestamptz not null default now(), sent_at timestamptz,
    unique (case_id, occasion, account_id, channel))`,
  `create index dispatch_waiting on dispatch (channel, next_at) where status = 'waiting'`,
  `create index dispatch_by_account on dispatch (account_id, at)`,
  `create table mailbox_letter (
    id uuid primary key, channel text not null, address text not null, subject text, text text not null, at timestamptz not null default now())`,
  // Of followers who were named before: what their agency entered, not confirmed.
  `insert into contact (account_id, email, phone)
    select (one.value->>'accountId')::uuid, one.value->>'email', case when one.value->>'phone' ~ '^1[3-9][0-9]{9}$' then '+86' || (one.value->>'phone') end
    from court_case, jsonb_each(state->'follow'->'followers') one
    where one.value->>'email' is not null or one.value->>'phone' ~ '^1[3-9][0-9]{9}$'
    on conflict do nothing`,
];
