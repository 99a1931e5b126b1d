import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { verifyChain } from '@assize/contracts/hearing/chain';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { HearingLog } from '../hearing/HearingLog.ts';
import { getHearing, listEvents } from '../hearing/readHearing.ts';
import { leaveMessages } from '../outbox/outbox.ts';
import { type Db, openDatabase } from '../platform/db.ts';
import { databases, type TestDatabase } from '../testing/databases.ts';
import { courtKey, makeHearing } from '../testing/makeHearing.ts';
import { dumpToFile } from './dumpToFile.ts';
import { loadDatabase } from './loadDatabase.ts';

type Made = Awaited<ReturnType<typeof makeHearing>>;

describe.each(databases)('a dump of %s', (_, make) => {
  let database: TestDatabase;
  let folder: string;
  let path: string;
  const fresh: Db[] = [];
  const openFresh = async (): Promise<Db> => {
    const db = await openDatabase({ databaseUrl: undefined, dataDir: await mkdtemp(join(folder, 'fresh-')) });
    fresh.push(db);
    return db;
  };
  const lines = () => createInterface({ input: createReadStream(path).pipe(createGunzip()) });
  beforeEach(async () => {
    database = await make();
    folder = await mkdtemp(join(tmpdir(), 'assize-dump-'));
    path = join(folder, 'dump.gz');
  });
  afterEach(async () => {
    await Promise.all(fresh.splice(0).map((db) => db.destroy()));
    await database.close();
    await rm(folder, { recursive: true });
  });

  test('brings every row back as it was, and numbers go on', async () => {
    const { db } = database;
    const hearings: [Made, Made] = [await makeHearing(db, new HearingLog(db, courtKey)), await makeHearing(db, new HearingLog(db, courtKey))];
    await dumpToFile(db, path);
    const loaded = await openFresh();
    await loadDatabase(loaded, lines());
    for (const { hearingId } of hearings) {
      const events = await listEvents(loaded, hearingId);
      expect(events).toEqual(await listEvents(db, hearingId));
      expect(verifyChain(events)).toMatchObject({ ok: true });
      expect(await getHearing(loaded, hearingId)).toEqual(await getHearing(db, hearingId));
    }
    // PostgreSQL's driver gives a bigint as text.
    const outboxOf = async (of: Db) => (await of.selectFrom('outbox').selectAll().orderBy('id').execute()).map((row) => ({ ...row, id: Number(row.id) }));
    const before = await outboxOf(db);
    expect(await outboxOf(loaded)).toEqual(before);
    await loaded
      .transaction()
      .execute((transaction) => leaveMessages(transaction, [{ topic: 'hearing.continue', payload: { hearingId: hearings[0].hearingId } }]));
    expect((await outboxOf(loaded)).at(-1)?.id).toBe((before.at(-1)?.id ?? 0) + 1);
    await expect(loadDatabase(loaded, lines())).rejects.toMatchObject({ code: 'conflict' });
  });

  test('that is cut off, or of another version, leaves the database empty', async () => {
    await makeHearing(database.db, new HearingLog(database.db, courtKey));
    await dumpToFile(database.db, path);
    const all: string[] = [];
    for await (const line of lines()) all.push(line);
    const loaded = await openFresh();
    const from = (given: string[]) =>
      (async function* () {
        yield* given;
      })();
    await expect(loadDatabase(loaded, from(all.slice(0, -1)))).rejects.toMatchObject({ code: 'badRequest' });
    await expect(loadDatabase(loaded, from(all.toSpliced(-2, 1)))).rejects.toMatchObject({ code: 'badRequest' });
    const [head = '', ...rest] = all;
    await expect(loadDatabase(loaded, from([head.replace('0001_ground', '0001_other'), ...rest]))).rejects.toMatchObject({ code: 'conflict' });
    expect(await loaded.selectFrom('account').selectAll().execute()).toEqual([]);
  });
});
