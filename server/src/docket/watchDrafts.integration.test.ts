import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '@assize/contracts/AppError';
import { decideDocket } from '@assize/contracts/docket/rules';
import type { DocketActor } from '@assize/contracts/docket/wire';
import { documentKeys } from '@assize/contracts/hearing/evidence/pages';
import { verifyChain } from '@assize/contracts/hearing/chain';
import { buildDocketForm, buildMaterials } from '@assize/contracts/testing/buildApplication';
import { FileStore } from '@assize/platform/store/FileStore';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stillToTell } from '../notices/stillToTell.ts';
import { json } from '../platform/db.ts';
import { databases, type TestDatabase } from '../testing/databases.ts';
import { beginApplication } from './beginApplication.ts';
import { DocketLog, readDocketLines } from './DocketLog.ts';
import { saveForm } from './saveForm.ts';
import { watchDrafts } from './watchDrafts.ts';

describe.each(databases)('drafts that nobody goes on with, on %s', (_, make) => {
  let held: TestDatabase;
  let folder: string;
  let store: FileStore;
  let docket: DocketLog;
  const courtId = randomUUID();
  const begunAt = Date.now();
  const dayOf = (day: number): Date => new Date(begunAt + day * 86_400_000);

  beforeAll(async () => {
    held = await make();
    folder = await mkdtemp(join(tmpdir(), 'assize-drafts-'));
    store = new FileStore(folder);
    docket = new DocketLog(held.db);
    await held.db.insertInto('agency').values({ id: courtId, kind: 'court', level: 'basic', name: 'Demo court', district: 'A', is_demo: true }).execute();
    await held.db.insertInto('docket_court').values({ court_id: courtId, code: 'Demo4' }).execute();
  }, 120_000);
  afterAll(async () => {
    await held.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** A draft with everything in it, last changed on day 0, of somebody who confirmed an address. */
  async function begin(): Promise<{ id: string; by: DocketActor; keys: string[] }> {
    const { db } = held;
    const [id, accountId] = [randomUUID(), randomUUID()];
    const by: DocketActor = { accountId, name: 'Demo applicant', as: 'applicant' };
    await db.insertInto('account').values({ id: accountId, name: by.name, is_admin: false, created_at: new Date() }).execute();
    await db
      .insertInto('contact')
      .values({ account_id: accountId, email: `${id}@mail.example`, email_confirmed_at: new Date(), phone: null })
      .execute();
    await beginApplication(db, docket, { applicationId: id, courtId, by, isAccountNew: true });
    const set = { form: json(buildDocketForm()), changed_at: dayOf(0) };
    await db.updateTable('docket_application').set(set).where('id', '=', id).execute();
    const keys: string[] = [];
    for (const { materialId: _ours, fileName: file_name, ...one } of buildMaterials()) {
      const materialId = randomUUID();
      keys.push(documentKeys.original(id, materialId));
      await store.put(documentKeys.original(id, materialId), 'private', { once: true });
      await db
        .insertInto('docket_material')
        .values({ ...one, id: materialId, application_id: id, file_name })
        .execute();
    }
    return { id, by, keys };
  }
  const look = (day: number): Promise<void> => watchDrafts({ db: held.db, docket, store }, dayOf(day));
  const read = (id: string) => held.db.selectFrom('docket_application').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  const told = (id: string) => held.db.selectFrom('dispatch').selectAll().where('application_id', '=', id).execute();
  const send = (id: string, by: DocketActor): Promise<void> =>
    docket.append(id, by, ({ state, draft }) =>
      decideDocket(state, { type: 'application.send', payload: { revision: draft.revision } }, { accountId: by.accountId, today: '2026-11-24', draft }),
    );

  test('are told of seven days before, once, and deleted after ninety with what lay with them; the log says so', async () => {
    const { id, by, keys } = await begin();
    await look(82);
    expect(await told(id)).toEqual([]);
    await Promise.all([look(83), look(83)]);
    await look(84);
    expect(await told(id)).toMatchObject([{ tiding: 'draftLapses', channel: 'email', status: 'waiting', path: `/applications/${id}` }]);
    await look(89);
    expect((await read(id)).form.facts).not.toBe('');
    await Promise.all([look(90), look(90)]);
    const row = await read(id);
    expect(row).toMatchObject({ status: 'lapsed', form: { facts: '', email: '', claims: [''] } });
    expect(JSON.stringify(row.form)).not.toContain('Demo');
    for (const key of keys) expect(await store.stat(key)).toBeUndefined();
    expect(await held.db.selectFrom('docket_material').select('id').where('application_id', '=', id).execute()).toEqual([]);
    const lines = await readDocketLines(held.db, id);
    expect(lines.map((one) => [one.type, one.actor.as])).toEqual([
      ['application.begun', 'applicant'],
      ['application.lapsed', 'system'],
    ]);
    expect(verifyChain(lines)).toMatchObject({ ok: true });
    await expect(send(id, by)).rejects.toThrow(AppError);
  });

  test('are kept as long again when somebody goes on with them, and what was to be told is told no more', async () => {
    const { id, by } = await begin();
    await look(83);
    const [waiting] = await told(id);
    if (!waiting) throw new Error('not told');
    expect(await stillToTell(held.db, waiting, dayOf(83))).toMatchObject({ tiding: 'draftLapses' });
    await saveForm(held.db, { accountId: by.accountId, sessionId: '', isAdmin: false }, id, { revision: 0, form: buildDocketForm({ facts: 'more' }) });
    expect(await stillToTell(held.db, waiting, dayOf(83))).toBe('withdrawn');
    await held.db
      .updateTable('docket_application')
      .set({ changed_at: dayOf(85) })
      .where('id', '=', id)
      .execute();
    await look(91);
    expect(await read(id)).toMatchObject({ status: 'draft', form: { facts: 'more' } });
    await look(168);
    expect(await told(id)).toHaveLength(2);
    await look(175);
    expect((await read(id)).status).toBe('lapsed');
  });

  test('are told first where nobody looked for months, and what was sent is never deleted', async () => {
    const [late, sent] = [await begin(), await begin()];
    await send(sent.id, sent.by);
    await look(200);
    expect([(await read(late.id)).status, (await told(late.id)).length]).toEqual(['draft', 1]);
    await look(207);
    expect([(await read(late.id)).status, (await read(sent.id)).status, (await told(sent.id)).length]).toEqual(['lapsed', 'sent', 0]);
    for (const key of sent.keys) expect(await store.stat(key)).toBeDefined();
  });
});
