import { createHash, generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Db } from '../platform/db.ts';
import { databases, type TestDatabase } from '../testing/databases.ts';
import { makeHearing } from '../testing/makeHearing.ts';
import { keepCourtKey, listCourtKeys } from './courtKeys.ts';
import { HearingLog } from './HearingLog.ts';
import { exportLog } from './readHearing.ts';
import type { CourtKey } from './sealLog.ts';

function makeKey(): CourtKey {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const der = publicKey.export({ type: 'spki', format: 'der' });
  const id = createHash('sha256').update(der).digest('hex').slice(0, 16);
  return { id, privateKey, publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString() };
}

describe.each(databases)("the court's keys on %s", (_, make) => {
  let database: TestDatabase;
  let db: Db;
  beforeAll(async () => {
    database = await make();
    db = database.db;
  }, 120_000);
  afterAll(() => database.close(), 60_000);

  const cancelled = async (key: CourtKey): Promise<string> => {
    const log = new HearingLog(db, key);
    const { hearingId } = await makeHearing(db, log);
    const actor = { participantId: null, role: null, connectionId: null };
    await log.append({ hearingId, actor, decide: () => [{ type: 'hearing.cancelled', payload: { reason: 'a test' } }] });
    return hearingId;
  };

  test('follow each other: what an old one sealed is handed over with the old one, and it never signs again', async () => {
    const [first, second] = [makeKey(), makeKey()];
    await keepCourtKey(db, first, new Date('2026-01-01T00:00:00.000Z'));
    const before = await cancelled(first);
    await keepCourtKey(db, first, new Date('2026-02-01T00:00:00.000Z'));
    await keepCourtKey(db, second, new Date('2026-03-01T00:00:00.000Z'));
    const after = await cancelled(second);
    expect(await listCourtKeys(db)).toEqual([
      { id: second.id, publicKey: second.publicKey, from: '2026-03-01T00:00:00.000Z', until: null },
      { id: first.id, publicKey: first.publicKey, from: '2026-01-01T00:00:00.000Z', until: '2026-03-01T00:00:00.000Z' },
    ]);
    expect(await exportLog(db, before, { reader: undefined })).toMatchObject({ publicKey: first.publicKey, seal: { keyId: first.id } });
    expect(await exportLog(db, after, { reader: undefined })).toMatchObject({ publicKey: second.publicKey, seal: { keyId: second.id } });
    await expect(keepCourtKey(db, first)).rejects.toThrow('signs no more');
  });

  test('are known since their first seal when they signed before keys were kept', async () => {
    const key = makeKey();
    const hearingId = await cancelled(key);
    const { seal } = await exportLog(db, hearingId, { reader: undefined });
    await keepCourtKey(db, key, new Date('2036-01-01T00:00:00.000Z'));
    expect((await listCourtKeys(db)).find((one) => one.id === key.id)?.from).toBe(seal?.sealedAt);
  });
});
