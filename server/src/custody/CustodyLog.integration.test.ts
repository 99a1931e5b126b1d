import type { CustodyCommand } from '@assize/contracts/custody/commands';
import { custodian } from '@assize/contracts/custody/events';
import { verifyChain } from '@assize/contracts/hearing/chain';
import { systemActor } from '@assize/contracts/hearing/events';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HearingLog } from '../hearing/HearingLog.ts';
import { listEvents } from '../hearing/readHearing.ts';
import type { Db } from '../platform/db.ts';
import { databases, type TestDatabase } from '../testing/databases.ts';
import { courtKey, makeHearing } from '../testing/makeHearing.ts';
import { CustodyLog } from './CustodyLog.ts';
import { getCustody, listCustody } from './listCustody.ts';

describe.each(databases)('the custody log on %s', (_, make) => {
  let database: TestDatabase;
  let db: Db;
  let log: HearingLog;
  let custody: CustodyLog;
  beforeAll(async () => {
    database = await make();
    db = database.db;
    log = new HearingLog(db, courtKey);
    custody = new CustodyLog(db);
  }, 120_000);
  afterAll(() => database.close(), 60_000);

  const end = async (): Promise<string> => {
    const { hearingId } = await makeHearing(db, log);
    await log.append({ hearingId, actor: systemActor, decide: () => [{ type: 'hearing.cancelled', payload: { reason: 'settled' } }] });
    return hearingId;
  };
  const remark = (hearingId: string, text: string, key: string) => {
    const command: CustodyCommand = { type: 'custody.remark', payload: { text } };
    const actor = { ...custodian, accountId: hearingId };
    return custody.append({ hearingId, actor, receipt: { key, command }, decide: () => [{ type: 'custody.remarked', payload: { text } }] });
  };

  test('goes on from the log of the hearing; acts of the same instant stand in order', async () => {
    const hearingId = await end();
    await Promise.all(Array.from({ length: 12 }, (__, n) => remark(hearingId, `remark ${String(n)}`, `remark-key-${String(n)}`)));
    const lines = [...(await listEvents(db, hearingId)), ...(await listCustody(db, hearingId))];
    expect(verifyChain(lines)).toMatchObject({ ok: true, headSeq: lines.length });
    expect(lines.filter((line) => line.type === 'custody.begun')).toHaveLength(1);
    expect((await getCustody(db, hearingId)).remarks.map((one) => one.text).toSorted()).toHaveLength(12);
  });

  test('the same key twice is done once; for something else it is refused', async () => {
    const hearingId = await end();
    const [first, second] = await Promise.all([remark(hearingId, 'once', 'same-key'), remark(hearingId, 'once', 'same-key')]);
    expect(second.seq).toBe(first.seq);
    expect((await getCustody(db, hearingId)).remarks).toHaveLength(1);
    await expect(remark(hearingId, 'twice', 'same-key')).rejects.toMatchObject({ code: 'keyReused' });
  });

  test('what stands in it is neither changed nor taken away', async () => {
    await remark(await end(), 'kept', 'kept-key');
    for (const statement of [`update custody_event set at = 'x'`, 'delete from custody_event', 'truncate custody_event'])
      await expect(sql.raw(statement).execute(db)).rejects.toThrow('only ever appended');
  });

  test('does not begin before the hearing has ended, and not where nothing is done', async () => {
    const { hearingId } = await makeHearing(db, log);
    await expect(remark(hearingId, 'early', 'early-key')).rejects.toMatchObject({ code: 'wrongHearingState' });
    const ended = await end();
    await custody.append({ hearingId: ended, actor: custodian, decide: () => [] });
    expect(await listCustody(db, ended)).toEqual([]);
    await expect(remark(crypto.randomUUID(), 'lost', 'lost-key')).rejects.toMatchObject({ code: 'notFound' });
  });
});
