import { type Kysely, sql } from 'kysely';

/** What applicants are told outside of their page, accounts that an application made, and when its draft was last changed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `alter table dispatch alter column case_id drop not null, add column application_id uuid references docket_application,
    add constraint dispatch_is_of_one_thing check (num_nonnulls(case_id, application_id) = 1),
    add unique (application_id, occasion, account_id, channel)`,
  // Of accounts that were there before, and of those of whom it was not noted, no link is made at a desk.
  `alter table docket_application add column made_account boolean not null default false,
    add column changed_at timestamptz not null default now(), add column warned_at timestamptz`,
  `create index docket_application_drafts on docket_application (changed_at) where status = 'draft'`,
];
