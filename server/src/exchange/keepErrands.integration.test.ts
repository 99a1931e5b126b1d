import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Db } from '../platform/db.ts';
import { databases, type TestDatabase } from '../testing/databases.ts';
import { makeSigningKey } from '../testing/OwnSystem.ts';
import { assertNotBegun, isBegun, noteBegun } from './keepErrands.ts';

describe.each(databases)('a handover that is to be sent, on %s', (_, make) => {
  let database: TestDatabase;
  let db: Db;
  const partnerId = randomUUID();
  const caseId = randomUUID();
  beforeAll(async () => {
    database = await make();
    db = database.db;
    const partner = { id: partnerId, name: 'Demo partner', base_url: null, public_key: makeSigningKey().publicKey, secret_sha256: 'a'.repeat(64) };
    await db.insertInto('exchange_partner').values(partner).execute();
    await db
      .insertInto('court_case')
      .values({ id: caseId, case_number: 'Demo', title: 'Demo', court: 'Demo', is_demo: true, created_at: new Date() })
      .execute();
  }, 120_000);
  afterAll(() => database.close(), 60_000);

  async function makeErrand(): Promise<string> {
    const handoverId = randomUUID();
    await db.insertInto('exchange_errand').values({ handover_id: handoverId, errand: 'send', case_id: caseId, partner_id: partnerId }).execute();
    return handoverId;
  }
  /** As its sender takes it back: looks, and lets the errand be, in one transaction. */
  const takeBack = (handoverId: string): Promise<void> =>
    db.transaction().execute(async (transaction) => {
      await assertNotBegun(transaction, handoverId);
      await transaction.deleteFrom('exchange_errand').where('handover_id', '=', handoverId).execute();
    });

  test('is sent no more once it was taken back, and not taken back once it may be there', async () => {
    const [back, sent] = [await makeErrand(), await makeErrand()];
    await takeBack(back);
    await expect(noteBegun(db, back)).rejects.toMatchObject({ code: 'exchangeRefused', details: { cause: 'withdrawn' } });
    expect(await isBegun(db, sent)).toBe(false);
    await noteBegun(db, sent);
    await noteBegun(db, sent);
    expect(await isBegun(db, sent)).toBe(true);
    await expect(takeBack(sent)).rejects.toMatchObject({ code: 'wrongCaseState', details: { cause: 'atPartner' } });
  });

  test('is one or the other when both happen at the same instant', async () => {
    for (let round = 0; round < 20; round++) {
      const handoverId = await makeErrand();
      const both = await Promise.allSettled(
        round % 2 === 0 ? [noteBegun(db, handoverId), takeBack(handoverId)] : [takeBack(handoverId), noteBegun(db, handoverId)],
      );
      expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    }
  });
});
