import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { type CaseDraft, caseSystem } from '@assize/contracts/casefile/events';
import { documentKeys } from '@assize/contracts/hearing/evidence/pages';
import { FileStore } from '@assize/platform/store/FileStore';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pdf } from '../../testing/filing.ts';
import { makeAgency, signInNew, type TestStaff } from '../../testing/makeAgencies.ts';
import { askAs, fileAs, openTestCase, uploadFor } from '../../testing/openTestCase.ts';
import { derivedId } from '../../platform/derivedId.ts';
import { startTestServer, type TestServer } from '../../testing/startTestServer.ts';
import { CaseLog } from '../CaseLog.ts';
import { catalogueLanguages, writeCatalogue } from './writeCatalogue.ts';

let court: TestServer;
let store: FileStore;
let [police, procuratorate]: Awaited<ReturnType<typeof makeAgency>>[] = [];
let stranger: TestStaff;
let caseId: string;
let mainId: string;
let sideId: string;
const desk = (): TestStaff | undefined => police?.staff['desk'];
const get = (by: TestStaff | undefined, path: string): Promise<Response> =>
  fetch(`${court.baseUrl}/api/case-files/${caseId}${path}`, { headers: { authorization: `Bearer ${by?.token ?? ''}` } });

/** Leaves the pages of a version in the store as a worker would: grey, with words; answers its shape of a page. */
async function makePages(documentId: string, version: number, pages: number): Promise<void> {
  const row = await court.server.db
    .selectFrom('case_document_version')
    .select('store_id')
    .where('document_id', '=', documentId)
    .where('version', '=', version)
    .executeTakeFirstOrThrow();
  const page = await sharp({ create: { width: 400, height: 560, channels: 3, background: '#dddddd' } })
    .jpeg()
    .toBuffer();
  for (let number = 1; number <= pages; number++) {
    await store.put(documentKeys.page(caseId, row.store_id, number, 'screen'), page);
    await store.put(documentKeys.text(caseId, row.store_id, number), `words of page ${String(number)} of version ${String(version)}`);
  }
  const shapes = Array.from({ length: pages }, () => [400, 560]);
  await store.put(documentKeys.manifest(caseId, row.store_id), JSON.stringify({ status: 'ready', pages: shapes, media: null }));
}

beforeAll(async () => {
  court = await startTestServer();
  store = new FileStore(join(court.dataDir, 'store'));
  const { db } = court.server;
  police = await makeAgency(db, 'police', 'Police A', ['handler', 'desk', 'head']);
  procuratorate = await makeAgency(db, 'procuratorate', 'Procuratorate A', ['handler', 'desk']);
  stranger = await signInNew(db, 'Stranger');
  caseId = await openTestCase(court.baseUrl, police);
  mainId = (await fileAs(court.baseUrl, desk(), caseId, pdf('main'))).documentId;
  sideId = (await fileAs(court.baseUrl, desk(), caseId, pdf('side'), { volume: 'side' })).documentId;
  const again = { documentId: mainId, uploadId: await uploadFor(court.baseUrl, desk(), caseId, pdf('main again')), name: '讯问.exe', reason: 'clearer' };
  await askAs(court.baseUrl, desk(), 'POST', `/api/case-files/${caseId}/versions`, again);
}, 180_000);
afterAll(() => court.close());

test('how many pages there are comes into the log of the case when they are made, once', async () => {
  expect(await (await get(desk(), `/documents/${mainId}/pages`)).json()).toMatchObject({
    version: 2,
    versions: [
      { version: 1, by: 'Police A', reason: null },
      { version: 2, by: 'Police A', reason: 'clearer' },
    ],
    pages: { status: 'pending' },
  });
  await makePages(mainId, 1, 1);
  await makePages(mainId, 2, 2);
  await makePages(sideId, 1, 3);
  const pagesOf = async (): Promise<unknown> => {
    const row = await court.server.db.selectFrom('court_case').select('state').where('id', '=', caseId).executeTakeFirstOrThrow();
    return [mainId, sideId].map((id) => row.state?.documents[id]?.versions.map((one) => one.pages));
  };
  await expect.poll(pagesOf, { timeout: 30_000 }).toEqual([[1, 2], [3]]);
  const lines = await court.server.db.selectFrom('case_event').select('actor').where('case_id', '=', caseId).where('type', '=', 'document.paged').execute();
  expect(lines.map((one) => one.actor.accountId)).toEqual([null, null, null]);
  const left = await court.server.db
    .selectFrom('case_document_version')
    .select('store_id')
    .where('case_id', '=', caseId)
    .where('paged_at', 'is', null)
    .execute();
  expect(left).toEqual([]);
});

describe('a reader of the volume', () => {
  test('is shown pages with their own name in them, the words, and the original as what it is', async () => {
    const page = async (by: TestStaff | undefined): Promise<Buffer> => {
      const answer = await get(by, `/documents/${mainId}/pages/1/screen`);
      expect(answer.headers.get('cache-control')).toBe('private, no-store');
      return Buffer.from(await answer.arrayBuffer());
    };
    const [mine, others] = [await page(desk()), await page(police?.staff['handler'])];
    expect((await sharp(mine).metadata()).width).toBe(400);
    expect(mine.equals(others)).toBe(false);
    expect(await (await get(desk(), `/documents/${mainId}/pages/2/text`)).text()).toBe('words of page 2 of version 2');
    const original = await get(desk(), `/documents/${mainId}/original`);
    expect(original.headers.get('content-disposition')).toMatch(/^attachment; .*\.exe\.pdf/);
    expect(Buffer.from(await original.arrayBuffer()).equals(pdf('main again'))).toBe(true);
  });

  test('reads a version that was replaced by its number, and none that is not there', async () => {
    expect(await (await get(desk(), `/documents/${mainId}/pages?version=1`)).json()).toMatchObject({ version: 1, pages: { pages: [[400, 560]] } });
    expect(await (await get(desk(), `/documents/${mainId}/pages/1/text?version=1`)).text()).toBe('words of page 1 of version 1');
    expect(Buffer.from(await (await get(desk(), `/documents/${mainId}/original?version=1`)).arrayBuffer()).equals(pdf('main'))).toBe(true);
    expect((await get(desk(), `/documents/${mainId}/pages/2/screen?version=1`)).status).toBe(404);
    for (const [version, status] of Object.entries({ 3: 404, 0: 400, x: 400, '1%20or%201': 400 }))
      expect((await get(desk(), `/documents/${mainId}/pages?version=${version}`)).status).toBe(status);
  });

  test('is seen to look, by the owner', async () => {
    await get(police?.staff['handler'], `/documents/${sideId}/original`);
    await get(police?.staff['handler'], `/documents/${mainId}/pages/1/text?version=1`);
    const looks = (await (await get(police?.staff['head'], '/looks')).json()) as { looks: { name: string; what: string; documentId: string | null }[] };
    const mine = looks.looks.filter((one) => one.name === 'Police A handler');
    expect(mine).toMatchObject([
      { what: 'earlier', documentId: mainId },
      { what: 'original', documentId: sideId },
      { what: 'document', documentId: mainId },
    ]);
  });
});

test('the catalogue of a volume comes as PDF in the language that is asked for, to its readers alone', async () => {
  const { state } = await court.server.db.selectFrom('court_case').select('state').where('id', '=', caseId).executeTakeFirstOrThrow();
  if (!state) throw new Error('no state');
  // As the maker of pages would have printed each of them.
  for (const language of catalogueLanguages) {
    const printedId = derivedId(`${caseId} ${writeCatalogue(state, 'side', language)}`);
    await store.put(documentKeys.printed(caseId, printedId), `%PDF of ${language}`);
  }
  for (const [query, bytes] of [
    ['volume=side', '%PDF of zh-CN'],
    ['volume=side&language=en', '%PDF of en'],
  ]) {
    const answer = await get(desk(), `/catalogue?${String(query)}`);
    expect([answer.headers.get('content-type'), await answer.text()]).toEqual(['application/pdf', bytes]);
  }
  for (const query of ['volume=other', 'language=en', 'volume=main&language=xx']) expect((await get(desk(), `/catalogue?${query}`)).status).toBe(400);
  expect((await get(stranger, '/catalogue?volume=main')).status).toBe(404);
  expect((await get(undefined, '/catalogue?volume=main')).status).toBe(401);
});

test('sound and pictures in motion play for their reader, for as long as they may read', async () => {
  const { documentId } = await fileAs(court.baseUrl, desk(), caseId, pdf('a film, as far as this test goes'));
  const row = await court.server.db.selectFrom('case_document_version').select('store_id').where('document_id', '=', documentId).executeTakeFirstOrThrow();
  const media = { kind: 'video', durationMs: 1000 };
  await store.put(documentKeys.playable(caseId, row.store_id), Buffer.alloc(1000, 7));
  await store.put(documentKeys.manifest(caseId, row.store_id), JSON.stringify({ status: 'ready', pages: [[400, 560]], media }));
  const { playable } = (await (await get(desk(), `/documents/${documentId}/pages`)).json()) as { playable: string };
  const part = await fetch(court.baseUrl + playable, { headers: { range: 'bytes=10-19' } });
  expect([part.status, (await part.arrayBuffer()).byteLength]).toEqual([206, 10]);
  await court.server.db
    .updateTable('agency_staff')
    .set({ until_at: new Date() })
    .where('account_id', '=', desk()?.accountId ?? '')
    .execute();
  expect((await fetch(court.baseUrl + playable)).status).toBe(404);
  await court.server.db
    .updateTable('agency_staff')
    .set({ until_at: null })
    .where('account_id', '=', desk()?.accountId ?? '')
    .execute();
});

test('with whom a document is shared reads that one, not the catalogue, and nothing more once it is ended', async () => {
  const agency = await makeAgency(court.server.db, 'procuratorate', 'Procuratorate B', ['desk']);
  const reader = agency.staff['desk'];
  const { documentId: unshared } = await fileAs(court.baseUrl, desk(), caseId, pdf('not shared'));
  const cases = new CaseLog(court.server.db);
  const grantId = randomUUID();
  const agencyRef = { agencyId: agency.id, kind: 'procuratorate' as const, name: 'Procuratorate B' };
  const untilAt = new Date(Date.now() + 3600_000).toISOString();
  const granted = { grantId, requestId: null, agency: agencyRef, documentIds: [mainId], untilAt, byRule: null };
  const append = (draft: CaseDraft) => cases.append({ caseId, actor: caseSystem, decide: () => [draft] });
  expect((await get(reader, `/documents/${mainId}/original`)).status).toBe(404);
  await append({ type: 'share.granted', payload: granted });
  expect((await get(reader, `/documents/${mainId}/original`)).status).toBe(200);
  for (const path of [`/documents/${unshared}/original`, `/documents/${sideId}/original`, '/catalogue?volume=main'])
    expect((await get(reader, path)).status).toBe(404);
  await append({ type: 'share.ended', payload: { grantId, reason: 'no more needed' } });
  expect((await get(reader, `/documents/${mainId}/original`)).status).toBe(404);
});

test('who may read the main volume alone reads nothing of the side volume', async () => {
  const act = (by: TestStaff | undefined, type: string, payload: object) =>
    askAs(court.baseUrl, by, 'POST', `/api/case-files/${caseId}`, { key: randomUUID(), type, payload });
  const handoverId = randomUUID();
  expect((await act(desk(), 'handover.send', { handoverId, toAgencyId: procuratorate?.id, purpose: 'prosecution', note: '' })).status).toBe(200);
  // Of whom it is sent to, those who will work on it may look into the main volume already.
  const reader = procuratorate?.staff['handler'];
  expect((await get(reader, `/documents/${mainId}/pages`)).status).toBe(200);
  // How it came to be is theirs as the document is.
  expect((await get(reader, `/documents/${mainId}/pages?version=1`)).status).toBe(200);
  for (const path of ['/pages', '/pages?version=1', '/pages/1/screen', '/pages/1/text', '/original']) {
    const refused = await get(reader, `/documents/${sideId}${path}`);
    const missing = await get(reader, `/documents/${randomUUID()}${path}`);
    expect([refused.status, await refused.json()]).toEqual([missing.status, await missing.json()]);
    expect(refused.status).toBe(404);
  }
  expect((await get(reader, '/catalogue?volume=side')).status).toBe(404);
});

test('nobody else gets anything by whatever id or address, nor with a token that is over', async () => {
  const other = await openTestCase(court.baseUrl, procuratorate ?? { id: '', staff: {} }, { kind: 'publicInterest' });
  const { store_id: storeId } = await court.server.db
    .selectFrom('case_document_version')
    .select('store_id')
    .where('document_id', '=', mainId)
    .executeTakeFirstOrThrow();
  for (const path of ['/pages', '/pages?version=1', '/pages/1/screen', '/pages/1/text', '/original']) {
    expect((await get(stranger, `/documents/${mainId}${path}`)).status).toBe(404);
    expect((await get(undefined, `/documents/${mainId}${path}`)).status).toBe(401);
    // The store's own id is no document, and another case's document is none of this case.
    expect((await get(desk(), `/documents/${storeId}${path}`)).status).toBe(404);
    const answer = await fetch(`${court.baseUrl}/api/case-files/${other}/documents/${mainId}${path}`, {
      headers: { authorization: `Bearer ${procuratorate?.staff['desk']?.token ?? ''}` },
    });
    expect(answer.status).toBe(404);
    expect((await get(desk(), `/documents/..%2f${mainId}${path}`)).status).toBe(400);
  }
  const gone = await signInNew(court.server.db, 'Gone');
  await court.server.db.updateTable('session').set({ revoked_at: new Date() }).where('account_id', '=', gone.accountId).execute();
  expect((await get(gone, `/documents/${mainId}/original`)).status).toBe(401);
});
