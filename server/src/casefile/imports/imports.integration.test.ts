import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { CaseFileView } from '@assize/contracts/casefile/fileViews';
import type { ImportView } from '@assize/contracts/casefile/imports/wire';
import { createLogger } from '@assize/platform/log';
import { FileStore } from '@assize/platform/store/FileStore';
import { freePort } from '@assize/platform/testing/freePort';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eicarFile } from '../../evidence/malware/testing/describeScan.ts';
import { serverEnv } from '../../platform/env.ts';
import { Server } from '../../Server.ts';
import { pdf } from '../../testing/filing.ts';
import { makeAgency, signInNew, type TestStaff } from '../../testing/makeAgencies.ts';
import { askAs, openTestCase, uploadFor } from '../../testing/openTestCase.ts';
import { startTestServer, type TestServer, testSecret } from '../../testing/startTestServer.ts';
import { zipOf } from '../../testing/zipOf.ts';

type Made = Awaited<ReturnType<typeof makeAgency>>;
let court: TestServer;
let baseUrl: string;
let police: Made;
const desk = (): TestStaff | undefined => police.staff['desk'];
const file = (name: string, bytes = pdf(name)) => ({ name: `演示案卷/${name}`, bytes });

async function propose(caseId: string, archive: Buffer): Promise<{ importId: string; status: number; view: ImportView }> {
  const importId = randomUUID();
  const uploadId = await uploadFor(baseUrl, desk(), caseId, archive);
  const body = { importId, uploadId, name: '演示案卷.zip' };
  const { status, body: view } = await askAs<ImportView>(baseUrl, desk(), 'POST', `/api/case-files/${caseId}/imports`, body);
  return { importId, status, view };
}
const get = async (caseId: string, importId: string): Promise<ImportView> =>
  (await askAs<ImportView>(baseUrl, desk(), 'GET', `/api/case-files/${caseId}/imports/${importId}`)).body;
const viewOf = async (caseId: string): Promise<CaseFileView> => (await askAs<CaseFileView>(baseUrl, desk(), 'GET', `/api/case-files/${caseId}`)).body;
const confirm = (caseId: string, importId: string, rows: object[] = []) =>
  askAs(baseUrl, desk(), 'POST', `/api/case-files/${caseId}/imports/${importId}/confirm`, { rows });
const rowOf = (view: ImportView, title: string) => {
  const { entry, volume, folder, title: of, madeOn, leaveOut } = view.rows.find((row) => row.title === title) ?? ({} as ImportView['rows'][number]);
  return { entry, volume, folder, title: of, madeOn, leaveOut };
};

beforeAll(async () => {
  // Nothing looks for malware there: what is filed waits until something does.
  court = await startTestServer({ CLAMD_URL: `tcp://127.0.0.1:${String(await freePort())}` });
  baseUrl = court.baseUrl;
  police = await makeAgency(court.server.db, 'police', 'Police A', ['handler', 'desk', 'head']);
}, 180_000);
afterAll(async () => {
  await court.server.close();
  await court.close();
}, 60_000);

describe('an archive of scanned files', () => {
  let caseId: string;
  let made: Awaited<ReturnType<typeof propose>>;

  test('becomes a proposal that a clerk corrects, and nothing is filed by it', async () => {
    caseId = await openTestCase(baseUrl, police);
    made = await propose(
      caseId,
      zipOf([
        file('正卷/02鉴定意见/20260105鉴定意见书.pdf'),
        file('正卷/01讯问笔录/2.第二次讯问 2026-01-04.pdf'),
        file('正卷/01讯问笔录/1.第一次讯问 2026年1月3日.pdf'),
        file('正卷/03其他/1.两样东西.pdf', pdf('<html><script>alert(1)</script></html>')),
        file('正卷/03其他/2.病毒.pdf', eicarFile),
        { ...file('正卷/03其他/3.损坏.pdf'), saysCrc: 7 },
        file('正卷/03其他/4.重复.pdf'),
        file('副卷/合议笔录.pdf'),
        file('Thumbs.db'),
      ]),
    );
    expect(made.status).toBe(200);
    expect(made.view).toMatchObject({ status: 'proposed', name: '演示案卷.zip', entries: 8, filed: 0, refused: 0 });
    expect(made.view.rows.slice(0, 3)).toMatchObject([
      { entry: 2, volume: 'main', folder: '讯问笔录', title: '第一次讯问', madeOn: '2026-01-03', leaveOut: false },
      { entry: 1, volume: 'main', folder: '讯问笔录', title: '第二次讯问', madeOn: '2026-01-04' },
      { entry: 0, volume: 'main', folder: '鉴定意见', title: '鉴定意见书', madeOn: '2026-01-05' },
    ]);
    const path = `/api/case-files/${caseId}/imports/${made.importId}`;
    expect((await askAs(baseUrl, desk(), 'POST', path, { rows: [{ ...rowOf(made.view, '第一次讯问'), title: '第一次讯问（演示）' }] })).status).toBe(200);
    const unknown = { ...rowOf(made.view, '第二次讯问'), entry: 100, title: 'never' };
    expect(await askAs(baseUrl, desk(), 'POST', path, { rows: [{ ...rowOf(made.view, '第二次讯问'), title: 'lost' }, unknown] })).toMatchObject({
      status: 400,
    });
    expect((await get(caseId, made.importId)).rows.slice(0, 2).map((row) => row.title)).toEqual(['第一次讯问（演示）', '第二次讯问']);
    expect(await viewOf(caseId)).toMatchObject({ main: [], side: [] });
  });

  test('is put in another order as a whole, and not in a part of it', async () => {
    const path = `/api/case-files/${caseId}/imports/${made.importId}`;
    const before = (await get(caseId, made.importId)).rows.map((row) => row.entry);
    const [first = 0, second = 0, ...others] = before;
    for (const order of [others, [first, first, ...others], [first, 4999, ...others]])
      expect(await askAs(baseUrl, desk(), 'POST', path, { rows: [], order })).toMatchObject({ status: 400, body: { error: { details: { field: 'order' } } } });
    const order = async () => (await get(caseId, made.importId)).rows.map((row) => row.entry);
    expect(await order()).toEqual(before);
    expect((await askAs(baseUrl, desk(), 'POST', path, { rows: [], order: [second, first, ...others] })).status).toBe(200);
    expect(await order()).toEqual([second, first, ...others]);
  });

  test('waits when it is confirmed while nothing can look for malware, and refuses what needs no scanner to be refused', async () => {
    const leftOut = { ...rowOf(made.view, '重复'), leaveOut: true };
    expect(await confirm(caseId, made.importId, [leftOut])).toMatchObject({ status: 200, body: { status: 'filing', entries: 7 } });
    expect((await askAs(baseUrl, desk(), 'DELETE', `/api/case-files/${caseId}/imports/${made.importId}`)).status).toBe(409);
    expect(await viewOf(caseId)).toMatchObject({ main: [] });
  });

  test('is filed by the next server, entry by entry, with the faults of those that cannot be, and is gone then', async () => {
    await court.server.close();
    const port = await freePort();
    const settings = { DATA_DIR: court.dataDir, REDIS_URL: court.redisUrl, PORT: String(port), ASSIZE_SECRET: testSecret };
    const env = serverEnv.parse({ ...settings, MASTER_KEY: Buffer.alloc(32, 3).toString('base64') });
    court = { ...court, server: await Server.create(env, createLogger('test')) };
    baseUrl = env.PUBLIC_URL;
    await expect.poll(async () => (await get(caseId, made.importId)).status, { timeout: 60_000 }).toBe('done');
    const done = await get(caseId, made.importId);
    expect(done).toMatchObject({ entries: 7, filed: 4, refused: 3 });
    expect(done.rows.flatMap(({ title, fault }) => (fault === null ? [] : [[title, fault]]))).toEqual([
      ['两样东西', 'type'],
      ['病毒', 'malware'],
      ['损坏', 'damaged'],
    ]);
    const view = await viewOf(caseId);
    expect(view.main?.map(({ no, folder, title, madeOn }) => [no, folder, title, madeOn])).toEqual([
      [1, '讯问笔录', '第二次讯问', '2026-01-04'],
      [2, '讯问笔录', '第一次讯问（演示）', '2026-01-03'],
      [3, '鉴定意见', '鉴定意见书', '2026-01-05'],
    ]);
    expect(view.side?.map(({ title }) => title)).toEqual(['合议笔录']);
    const original = await fetch(`${baseUrl}/api/case-files/${caseId}/documents/${view.side?.[0]?.documentId ?? ''}/original`, {
      headers: { authorization: `Bearer ${desk()?.token ?? ''}` },
    });
    expect(Buffer.from(await original.arrayBuffer()).equals(pdf('副卷/合议笔录.pdf'))).toBe(true);
    expect(await new FileStore(join(court.dataDir, 'store')).list('imports')).toEqual([]);
    // Confirmed again after a lost answer: nothing twice.
    expect(await confirm(caseId, made.importId)).toMatchObject({ status: 200, body: { status: 'done', filed: 4 } });
    expect((await viewOf(caseId)).main).toHaveLength(3);
  });
});

test('an archive that would do harm is refused with its cause, and takes up no room', async () => {
  const caseId = await openTestCase(baseUrl, police);
  for (const [archive, details] of [
    [zipOf([{ name: 'a.pdf', bytes: Buffer.alloc(20 << 20) }]), { cause: 'bomb', name: 'a.pdf' }],
    [zipOf([{ name: '../a.pdf', bytes: pdf() }]), { cause: 'path', name: '../a.pdf' }],
    [pdf('no archive'), { cause: 'notArchive' }],
  ] as const)
    expect(await propose(caseId, archive)).toMatchObject({ status: 422, view: { error: { code: 'importRefused', details } } });
  expect(await court.server.db.selectFrom('upload').select('id').where('case_id', '=', caseId).execute()).toEqual([]);
});

test('nobody imports or looks into an import who does not file there, nor by the way of another case', async () => {
  const [caseId, otherId] = [await openTestCase(baseUrl, police), await openTestCase(baseUrl, police)];
  const { importId } = await propose(caseId, zipOf([file('a.pdf')]));
  const stranger = await signInNew(court.server.db, 'Stranger');
  const path = `/api/case-files/${caseId}/imports`;
  for (const [method, of, body] of [
    ['POST', path, { importId: randomUUID(), uploadId: randomUUID(), name: 'x' }],
    ['GET', path, undefined],
    ['GET', `${path}/${importId}`, undefined],
    ['POST', `${path}/${importId}`, { rows: [] }],
    ['POST', `${path}/${importId}/confirm`, { rows: [] }],
    ['DELETE', `${path}/${importId}`, undefined],
  ] as const) {
    expect((await askAs(baseUrl, stranger, method, of, body)).status).toBe(404);
    expect((await askAs(baseUrl, police.staff['head'], method, of, body)).status).toBe(403);
    if (of !== path) expect((await askAs(baseUrl, desk(), method, of.replace(caseId, otherId), body)).status).toBe(404);
  }
  const foreign = { importId: randomUUID(), uploadId: await uploadFor(baseUrl, police.staff['handler'], caseId, zipOf([file('a.pdf')])), name: 'x.zip' };
  expect((await askAs(baseUrl, desk(), 'POST', path, foreign)).status).toBe(404);
  expect((await askAs(baseUrl, desk(), 'DELETE', `${path}/${importId}`)).status).toBe(200);
  expect((await askAs(baseUrl, desk(), 'GET', `${path}/${importId}`)).status).toBe(404);
});
