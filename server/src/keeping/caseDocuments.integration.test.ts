import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { documentKeys } from '@assize/contracts/hearing/evidence/pages';
import { createLogger } from '@assize/platform/log';
import { FileStore } from '@assize/platform/store/FileStore';
import { KeptStore } from '@assize/platform/store/KeptStore';
import { afterAll, expect, test } from 'vitest';
import { openDatabase } from '../platform/db.ts';
import { Scrubber } from './Scrubber.ts';

const folder = await mkdtemp(join(tmpdir(), 'assize-case-keeping-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

test('a document of a case file is read again and healed from its other copy, as evidence is', async () => {
  const db = await openDatabase({ databaseUrl: undefined, dataDir: folder });
  const logger = createLogger('test');
  const [first, second] = [new FileStore(join(folder, 'first')), new FileStore(join(folder, 'second'))];
  const store = new KeptStore({ first, second: { store: second, owingFolder: join(folder, 'owing') } });
  const [caseId, storeId] = [randomUUID(), randomUUID()];
  await db.insertInto('court_case').values({ id: caseId, case_number: 'Demo', title: 'Demo', court: 'Demo', is_demo: true, created_at: new Date() }).execute();
  const key = documentKeys.original(caseId, storeId);
  const stored = await store.put(key, 'a record of questioning');
  await db
    .insertInto('case_document_version')
    .values({ store_id: storeId, case_id: caseId, document_id: randomUUID(), version: 1, mime: 'application/pdf', name: 'a.pdf', ...stored })
    .execute();
  await store.close();
  await writeFile(join(folder, 'first', key), 'rotten');
  const reported: unknown[] = [];
  const report = (finding: unknown): Promise<void> => Promise.resolve(void reported.push(finding));
  const scrubber = new Scrubber({ db, store, logger, everyDays: 7, bytesPerSecond: 1e9, report });
  expect(await scrubber.scrubDue()).toBe(1);
  expect(await text(await first.open(key))).toBe('a record of questioning');
  const kept = await db.selectFrom('stored_object').selectAll().executeTakeFirstOrThrow();
  expect(kept).toMatchObject({ key, hearing_id: null, first_copy: 'good', second_copy: 'good' });
  // There is no hearing to whose custody log it could be told.
  expect(reported).toEqual([]);
  await db.destroy();
});
