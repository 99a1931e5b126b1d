import { emptyHearingState } from '@assize/contracts/hearing/state';
import { reduce } from '@assize/contracts/hearing/reduce';
import { createLogger } from '@assize/platform/log';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { HearingLog } from '../hearing/HearingLog.ts';
import { getHearingState, listEvents } from '../hearing/readHearing.ts';
import type { Db } from '../platform/db.ts';
import { databases, type TestDatabase } from '../testing/databases.ts';
import { courtKey, makeHearing } from '../testing/makeHearing.ts';
import { type Handlers, OutboxRelay } from './OutboxRelay.ts';
import { ToldStates } from './ToldStates.ts';

const ignore = (): Promise<void> => Promise.resolve();

describe.each(databases)('the outbox on %s', (_, make) => {
  let database: TestDatabase;
  let db: Db;
  let log: HearingLog;
  beforeAll(async () => {
    database = await make();
    db = database.db;
    log = new HearingLog(db, courtKey);
  }, 120_000);
  afterAll(() => database.close(), 60_000);

  test('a listener that hangs over one hearing holds back no other hearing', async () => {
    const stuck = await makeHearing(db, log);
    const hang = Promise.withResolvers<undefined>();
    const reached = Promise.withResolvers<undefined>();
    const toldOther = Promise.withResolvers<undefined>();
    let otherId = '';
    const handlers: Handlers = {
      'court.events': ({ hearingId }) => {
        if (hearingId === otherId) toldOther.resolve(undefined);
        return Promise.resolve();
      },
      'sfu.grants': async ({ hearingId }) => {
        if (hearingId !== stuck.hearingId) return;
        reached.resolve(undefined);
        await hang.promise;
      },
      'sfu.stopRecording': ignore,
      'sfu.goOnRecording': ignore,
      'recording.produce': ignore,
      'recording.sealed': ignore,
      'hearing.continue': () => Promise.resolve(),
      'case.notices': () => Promise.resolve(),
      'docket.notices': () => Promise.resolve(),
      'case.readingEnded': () => Promise.resolve(),
      'rehearsal.make': () => Promise.resolve(),
    };
    const relay = OutboxRelay.start(db, handlers, createLogger('test'));
    await reached.promise;
    const other = await makeHearing(db, log);
    otherId = other.hearingId;
    relay.kick();
    await toldOther.promise; // the stuck one still hangs
    hang.resolve(undefined);
    const untold = () =>
      db
        .selectFrom('outbox')
        .select('id')
        .where('delivered_at', 'is', null)
        .where(sql`payload->>'hearingId'`, '=', stuck.hearingId)
        .execute();
    await vi.waitFor(async () => expect(await untold()).toEqual([]), { timeout: 20_000 });
    await relay.close();
  });

  test('acts are told on the state that they change, in whatever order rows come', async () => {
    const { hearingId } = await makeHearing(db, log);
    const events = await listEvents(db, hearingId);
    const stateAt = (seq: number) => events.slice(0, seq).reduce(reduce, emptyHearingState(hearingId));
    const told = new ToldStates(db);
    for (const [from, to] of [
      [1, 1],
      [2, 3],
      [2, 2], // told again
      [4, 4],
    ] as const) {
      const telling = await told.read(hearingId, from, to);
      expect(telling).toEqual({ before: stateAt(from - 1), events: events.slice(from - 1, to), after: stateAt(to) });
    }
    expect(stateAt(events.length)).toEqual(await getHearingState(db, hearingId));
  });
});
