import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { hashEvent } from '@assize/contracts/hearing/chain';
import { type HearingEvent, systemActor } from '@assize/contracts/hearing/events';
import { reduce } from '@assize/contracts/hearing/reduce';
import { emptyHearingState } from '@assize/contracts/hearing/state';
import { buildHearing } from '@assize/contracts/testing/buildHearing';
import { Kysely, PGliteDialect, sql } from 'kysely';
import { expect, test } from 'vitest';
import { getHearingState, listEvents } from '../src/hearing/readHearing.ts';
import { openDatabase } from '../src/platform/db.ts';
import * as ground from './0001_ground.ts';

test('a court that sat before the order of court was known reads its hearings from their logs anew', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'assize-migration-'));
  const pglite = await PGlite.create(join(dataDir, 'pglite'));
  const old = new Kysely<Record<string, Record<string, unknown>>>({ dialect: new PGliteDialect({ pglite }) });
  await ground.up(old as unknown as Kysely<unknown>);
  // As kysely's own migrator leaves it.
  await sql`create table kysely_migration (name varchar(255) primary key, timestamp varchar(255) not null)`.execute(old);
  await sql`insert into kysely_migration values ('0001_ground', '2026-11-01T00:00:00.000Z')`.execute(old);
  const hearing = buildHearing({ upTo: 'inSession' });
  const known: HearingEvent[] = hearing.events
    .filter((event) => !/^(procedure|floor)\./.test(event.type))
    .map((event, index) => ({ ...event, seq: index + 1, actor: systemActor }));
  const { id } = hearing.state;
  await sql`insert into court_case (id, case_number, title, court) values (${id}, 'old', 'Old', 'Old')`.execute(old);
  // The snapshot of that time knew neither procedure nor floor.
  await sql`insert into hearing (id, case_id, scheduled_at, status, head_seq, head_hash, state, sfu_node_id, wrapped_key)
    values (${id}, ${id}, now(), 'inSession', ${known.length}, ${hashEvent(known.at(-1) as HearingEvent)}, '{"status":"inSession"}', 'node-1', 'key')`.execute(
    old,
  );
  for (const event of known)
    await sql`insert into hearing_event values (${id}, ${event.seq}, ${event.type}, ${JSON.stringify(event.payload)}::jsonb, ${JSON.stringify(event.actor)}::jsonb,
      ${event.at}, ${event.previousHash}, ${event.hash})`.execute(old);
  await old.destroy();

  const db = await openDatabase({ databaseUrl: undefined, dataDir });
  const state = await getHearingState(db, id);
  expect(state).toEqual(known.reduce(reduce, emptyHearingState(id)));
  expect(state).toMatchObject({ status: 'inSession', floor: { mode: 'open' }, procedure: { stage: null }, rooms: {} });
  expect(await listEvents(db, id)).toHaveLength(known.length);
  expect(await db.selectFrom('hearing_node').select('node_id').execute()).toEqual([{ node_id: 'node-1' }]);
  await db.destroy();
  await rm(dataDir, { recursive: true, force: true });
}, 60_000);
