import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isSignedBy } from '../exchange/partners.ts';
import { signStatement } from '../hearing/sealLog.ts';
import type { Db } from '../platform/db.ts';
import { databases, type TestDatabase } from '../testing/databases.ts';
import { makeAgency } from '../testing/makeAgencies.ts';
import { makeSigningKey } from '../testing/OwnSystem.ts';
import { testMasterKey } from '../testing/startTestServer.ts';
import { getSigningKey, listAgencyKeys, rotateAgencyKey } from './agencyKeys.ts';

describe.each(databases)('the keys of agencies on %s', (_, make) => {
  let database: TestDatabase;
  let db: Db;
  beforeAll(async () => {
    database = await make();
    db = database.db;
  }, 120_000);
  afterAll(() => database.close(), 60_000);
  const newAgency = async (): Promise<string> => (await makeAgency(db, 'police', `Demo police ${randomUUID()}`, [])).id;
  const statement = { said: 'something' };

  test('are made once, when an agency first signs, each agency its own, and lie sealed', async () => {
    const [one, other] = [await newAgency(), await newAgency()];
    expect(await listAgencyKeys(db, one)).toEqual([]);
    const made = await Promise.all([1, 2, 3].map(() => getSigningKey(db, testMasterKey, one)));
    expect(new Set(made.map((key) => key.id)).size).toBe(1);
    expect((await getSigningKey(db, testMasterKey, other)).id).not.toBe(made[0]?.id);
    expect(await listAgencyKeys(db, one)).toEqual([expect.objectContaining({ agencyId: one, id: made[0]?.id, until: null })]);
    const rows = JSON.stringify(await db.selectFrom('agency_key').selectAll().execute());
    expect(rows).not.toContain('PRIVATE');
    await expect(getSigningKey(db, Buffer.alloc(32, 9), one)).rejects.toThrow();
  });

  test('follow each other: what an old one signed is proved by its public half, and its private half is nowhere', async () => {
    const agencyId = await newAgency();
    const old = await getSigningKey(db, testMasterKey, agencyId);
    const signature = signStatement(old, statement);
    const { oldId, newId } = await rotateAgencyKey(db, testMasterKey, agencyId);
    expect(oldId).toBe(old.id);
    expect((await getSigningKey(db, testMasterKey, agencyId)).id).toBe(newId);
    const [now, before] = await listAgencyKeys(db, agencyId);
    expect([now, before]).toMatchObject([
      { id: newId, until: null },
      { id: old.id, until: now?.from },
    ]);
    expect(isSignedBy(before?.publicKey ?? '', statement, signature)).toBe(true);
    expect(isSignedBy(now?.publicKey ?? '', statement, signature)).toBe(false);
    expect(await db.selectFrom('agency_key').select('sealed').where('id', '=', old.id).executeTakeFirst()).toEqual({ sealed: null });
  });

  test('are in their order where the clock was behind', async () => {
    const agencyId = await newAgency();
    const old = await getSigningKey(db, testMasterKey, agencyId);
    const { newId } = await rotateAgencyKey(db, testMasterKey, agencyId, new Date('2020-01-01T00:00:00.000Z'));
    expect((await listAgencyKeys(db, agencyId)).map((one) => one.id)).toEqual([newId, old.id]);
  });

  test('are not made for an agency of another installation, nor changed under another master key', async () => {
    const partner = { id: randomUUID(), name: 'Demo partner', base_url: null, public_key: makeSigningKey().publicKey, secret_sha256: 'a'.repeat(64) };
    await db.insertInto('exchange_partner').values(partner).execute();
    const row = { id: randomUUID(), kind: 'police', level: 'basic', name: 'Demo police elsewhere', district: '', is_demo: false } as const;
    await db
      .insertInto('agency')
      .values({ ...row, partner_id: partner.id })
      .execute();
    await expect(getSigningKey(db, testMasterKey, row.id)).rejects.toMatchObject({ code: 'notFound' });
    await expect(rotateAgencyKey(db, testMasterKey, row.id)).rejects.toMatchObject({ code: 'notFound' });
    const agencyId = await newAgency();
    const { id } = await getSigningKey(db, testMasterKey, agencyId);
    await expect(rotateAgencyKey(db, Buffer.alloc(32, 9), agencyId)).rejects.toThrow();
    expect(await listAgencyKeys(db, agencyId)).toEqual([expect.objectContaining({ id, until: null })]);
  });
});
