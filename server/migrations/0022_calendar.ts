import { type Kysely, sql } from 'kysely';

/** Courtrooms, when a court sits, and who or what is in a hearing at which time: in one at each moment. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  // Equality beside overlap in one constraint; trusted, so that the owner of a database may install it.
  `create extension if not exists btree_gist`,
  // What the state of a case holds from now on; no case had any of it before.
  `update court_case set state = '{"bookings":{}}'::jsonb || state where state is not null`,
  `create table courtroom (
    id uuid primary key, agency_id uuid not null references agency, name text not null, form text not null, place text not null,
    is_closed boolean not null default false, constraint courtroom_by_name unique (agency_id, name))`,
  `create table court_hours (agency_id uuid primary key references agency, hours jsonb not null)`,
  `create table hearing_claim (
    hearing_id uuid not null references hearing, holder text not null, part text not null, ref uuid not null,
    during tstzrange not null check (not isempty(during) and not lower_inf(during) and not upper_inf(during)),
    primary key (hearing_id, holder),
    constraint nobody_is_booked_twice exclude using gist (holder with =, during with &&))`,
];
