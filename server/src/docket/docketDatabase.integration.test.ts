import { randomUUID } from 'node:crypto';
import { decideDocket } from '@assize/contracts/docket/rules';
import type { DocketActor } from '@assize/contracts/docket/wire';
import { verifyChain } from '@assize/contracts/hearing/chain';
import { buildDocketForm, buildMaterials } from '@assize/contracts/testing/buildApplication';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { json } from '../platform/db.ts';
import { databases, type TestDatabase } from '../testing/databases.ts';
import { beginApplication } from './beginApplication.ts';
import { DocketLog, readDocketLines } from './DocketLog.ts';
import { takeCaseNumber } from './takeCaseNumber.ts';

describe.each(databases)('applications on %s', (_, make) => {
  let held: TestDatabase;
  const courtId = randomUUID();
  const people: DocketActor[] = [];

  beforeAll(async () => {
    held = await make();
    const { db } = held;
    await db.insertInto('agency').values({ id: courtId, kind: 'court', level: 'basic', name: 'Demo court', district: 'A', is_demo: true }).execute();
    await db.insertInto('docket_court').values({ court_id: courtId, code: 'Demo1' }).execute();
    for (const name of ['Applicant', 'Clerk', 'Colleague']) {
      const accountId = randomUUID();
      await db.insertInto('account').values({ id: accountId, name, is_admin: false, created_at: new Date() }).execute();
      people.push({ accountId, name, as: name === 'Applicant' ? 'applicant' : 'court' });
    }
  }, 120_000);
  afterAll(() => held.close());

  const take = (isKept: boolean): Promise<string> =>
    held.db.transaction().execute(async (transaction) => {
      const number = await takeCaseNumber(transaction, { courtId, year: 2026, word: '民初' });
      if (!isKept) throw new Error('the case was not opened');
      const row = { id: randomUUID(), case_number: number, title: 'x', court: 'x', is_demo: true, created_at: new Date() };
      await transaction.insertInto('court_case').values(row).execute();
      return number;
    });

  test('numbers that many take at the same time have no double, and those given back no gap', async () => {
    const taken = await Promise.allSettled(Array.from({ length: 12 }, (__, index) => take(index % 3 !== 0)));
    const numbers = taken.flatMap((one) => (one.status === 'fulfilled' ? [Number(/民初(\d+)号/.exec(one.value)?.[1])] : []));
    expect(numbers.toSorted((one, other) => one - other)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    // Each year, and each word, has its own.
    const next = await held.db.transaction().execute((transaction) => takeCaseNumber(transaction, { courtId, year: 2027, word: '民初' }));
    expect(next).toBe('（2027）Demo1民初1号');
  });

  test('one of two clerks takes an application on, and its chain holds', async () => {
    const [applicant, ...clerks] = people;
    if (!applicant) throw new Error('nobody');
    const [docket, applicationId] = [new DocketLog(held.db), randomUUID()];
    await beginApplication(held.db, docket, { applicationId, courtId, by: applicant, isAccountNew: true });
    await held.db
      .updateTable('docket_application')
      .set({ form: json(buildDocketForm()) })
      .where('id', '=', applicationId)
      .execute();
    for (const { materialId: _ours, fileName: file_name, ...one } of buildMaterials())
      await held.db
        .insertInto('docket_material')
        .values({ ...one, id: randomUUID(), application_id: applicationId, file_name })
        .execute();
    const today = '2026-11-24';
    await docket.append(applicationId, applicant, ({ state, draft }) =>
      decideDocket(state, { type: 'application.send', payload: { revision: 0 } }, { accountId: applicant.accountId, today, draft }),
    );
    const taken = await Promise.allSettled(
      clerks.map((clerk) =>
        docket.append(applicationId, clerk, ({ state, draft }) =>
          decideDocket(state, { type: 'application.take', payload: {} }, { accountId: clerk.accountId, today, draft }),
        ),
      ),
    );
    expect(taken.map((one) => one.status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const lines = await readDocketLines(held.db, applicationId);
    expect(lines.map((one) => one.type)).toEqual(['application.begun', 'application.sent', 'application.taken']);
    expect(verifyChain(lines)).toMatchObject({ ok: true, headSeq: 3 });
    await expect(held.db.updateTable('docket_event').set({ at: 'x' }).where('application_id', '=', applicationId).execute()).rejects.toThrow();
  });
});
