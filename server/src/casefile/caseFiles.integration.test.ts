import { randomUUID } from 'node:crypto';
import { caseActs, rulesFor } from '@assize/contracts/casefile/access';
import { caseFilePageSchema, caseFileViewSchema, type CaseFileView } from '@assize/contracts/casefile/fileViews';
import { exportedCaseLogSchema } from '@assize/contracts/casefile/events';
import { secrecies } from '@assize/contracts/casefile/kinds';
import { verifyChain } from '@assize/contracts/hearing/chain';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeAgency, signInNew, type TestStaff } from '../testing/makeAgencies.ts';
import { startTestServer, type TestServer } from '../testing/startTestServer.ts';
import { factsOf, findCaseViewer } from './caseAccess.ts';
import { caseFilter } from './caseFilter.ts';
import { CaseLog } from './CaseLog.ts';
import { fits } from '@assize/contracts/casefile/access';

let court: TestServer;
let cases: CaseLog;
type Made = Awaited<ReturnType<typeof makeAgency>>;
const roles = ['handler', 'assistant', 'desk', 'head'] as const;
let [police, procuratorate, procuratorate2, bench, firm]: Made[] = [];
let stranger: TestStaff;

beforeAll(async () => {
  court = await startTestServer();
  const { db } = court.server;
  cases = new CaseLog(db);
  police = await makeAgency(db, 'police', 'Police A', roles);
  procuratorate = await makeAgency(db, 'procuratorate', 'Procuratorate A', roles);
  procuratorate2 = await makeAgency(db, 'procuratorate', 'Procuratorate B', roles);
  bench = await makeAgency(db, 'court', 'Court A', roles);
  firm = await makeAgency(db, 'lawFirm', 'Firm', ['lawyer', 'head']);
  stranger = await signInNew(db, 'Stranger');
}, 180_000);
afterAll(() => court.close());

async function ask(by: TestStaff | undefined, method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }> {
  const answer = await fetch(court.baseUrl + path, {
    method,
    headers: { authorization: `Bearer ${by?.token ?? ''}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: await answer.json() };
}
let opened = 0;
async function open(facts: object = {}): Promise<string> {
  const caseId = randomUUID();
  opened += 1;
  const all = {
    caseNumber: `Test ${String(opened)}`,
    title: 'Demo fraud by telephone',
    cause: 'Fraud',
    kind: 'criminal',
    matters: [],
    secrecy: 'ordinary',
    ...facts,
  };
  const made = await ask(police?.staff['desk'], 'POST', '/api/case-files', { caseId, agencyId: police?.id, ...all });
  expect(made).toMatchObject({ status: 200, body: { id: caseId, lead: { agencyName: 'Police A' } } });
  return caseId;
}
function act(by: TestStaff | undefined, caseId: string, type: string, payload: object, key: string = randomUUID()) {
  return ask(by, 'POST', `/api/case-files/${caseId}`, { key, type, payload });
}
async function fileDocument(caseId: string): Promise<string> {
  const documentId = randomUUID();
  const file = { fileName: 'a.pdf', mime: 'application/pdf', bytes: 1000, sha256: 'a'.repeat(64) };
  const payload = { documentId, volume: 'main' as const, folder: 'F', title: 'Record of questioning', madeOn: null, file };
  const actor = { accountId: null, agencyId: police?.id ?? null, agencyKind: 'police' as const, name: null };
  await cases.append({ caseId, actor, decide: () => [{ type: 'document.filed', payload }] });
  return documentId;
}
const send = (caseId: string, to: Made | undefined, handoverId: string) =>
  act(police?.staff['desk'], caseId, 'handover.send', { handoverId, toAgencyId: to?.id, purpose: 'prosecution', note: '' });
const accept = (by: TestStaff | undefined, caseId: string, handoverId: string, documentIds: string[]) =>
  act(by, caseId, 'handover.answer', {
    handoverId,
    outcome: 'accepted',
    answers: documentIds.map((documentId) => ({ documentId, answer: 'accepted', page: null, note: '' })),
    reason: null,
    caseNumber: null,
  });

describe('what a list says of cases', () => {
  test('is what their pages would say, for everybody, every act and every case', async () => {
    const { db } = court.server;
    const ids: string[] = [];
    for (const secrecy of secrecies) {
      const caseId = await open({ secrecy });
      ids.push(caseId);
      await fileDocument(caseId);
      // A secret goes by those who are named on it alone.
      const actor = { accountId: null, agencyId: null, agencyKind: null, name: null };
      const handlerId = police?.staff['assistant']?.accountId ?? '';
      await cases.append({ caseId, actor, decide: () => [{ type: 'case.assigned', payload: { accountIds: [handlerId] } }] });
      const sentId = await open({ secrecy });
      ids.push(sentId);
      await fileDocument(sentId);
      await send(sentId, procuratorate, randomUUID());
    }
    const everybody = [police, procuratorate, procuratorate2, bench, firm].flatMap((agency) => Object.values(agency?.staff ?? {})).concat(stranger);
    const rows = await db.selectFrom('court_case').select(['id', 'state']).where('state', 'is not', null).execute();
    const now = new Date();
    let visible = 0;
    for (const { accountId } of everybody) {
      const viewer = await findCaseViewer(db, { accountId, sessionId: '', isAdmin: false });
      for (const one of caseActs) {
        const rules = rulesFor(viewer, one);
        const listed = await db.selectFrom('court_case').select('id').where('state', 'is not', null).where(caseFilter(rules, now)).execute();
        const judged = rows.filter(({ state }) => state && fits(rules, factsOf(state, now)));
        expect(listed.map((row) => row.id).toSorted()).toEqual(judged.map((row) => row.id).toSorted());
        visible += judged.length;
      }
    }
    expect(visible).toBeGreaterThan(50);
  });

  test('counts nothing that is not listed, whatever is searched for', async () => {
    await open({ title: 'Hidden words of a secret matter', secrecy: 'secret' });
    const search = (by: TestStaff | undefined, text: string) => ask(by, 'POST', '/api/case-files/search', { text });
    for (const by of [police?.staff['handler'], police?.staff['desk'], procuratorate?.staff['head'], firm?.staff['lawyer'], stranger])
      expect((await search(by, 'Hidden words')).body).toEqual({ cases: [], total: 0, isMore: false, next: null });
    const found = caseFilePageSchema.parse((await search(police?.staff['head'], 'secret HIDDEN')).body);
    expect(found).toMatchObject({ total: 1, cases: [{ title: 'Hidden words of a secret matter' }] });
    // What would be a pattern is a word.
    expect((await search(police?.staff['head'], '%')).body).toEqual({ cases: [], total: 0, isMore: false, next: null });
  });
});

describe('a case in hands', () => {
  test('shows what was withdrawn with its reason to whoever has it in hand, and to nobody to whom it was sent', async () => {
    const caseId = await open();
    const kept = await fileDocument(caseId);
    const documentId = await fileDocument(caseId);
    expect((await act(police?.staff['desk'], caseId, 'document.withdraw', { documentId, reason: 'filed twice' })).status).toBe(200);
    const view = async (by: TestStaff | undefined) => (await ask(by, 'GET', `/api/case-files/${caseId}`)).body;
    expect(await view(police?.staff['handler'])).toMatchObject({
      main: [{ documentId: kept }],
      withdrawn: [{ documentId, withdrawn: { reason: 'filed twice' } }],
    });
    await send(caseId, procuratorate, randomUUID());
    const received = await view(procuratorate?.staff['desk']);
    expect(received).toMatchObject({ main: [{ documentId: kept }], withdrawn: null });
    expect(JSON.stringify(received)).not.toContain('filed twice');
  });

  test('is there for whoever has it and not for others: not its page, its log, nor its looks', async () => {
    const caseId = await open();
    for (const by of [procuratorate?.staff['desk'], firm?.staff['lawyer'], bench?.staff['head'], stranger])
      for (const path of ['', '/log', '/looks']) {
        const refused = await ask(by, 'GET', `/api/case-files/${caseId}${path}`);
        const missing = await ask(by, 'GET', `/api/case-files/${randomUUID()}${path}`);
        expect(refused).toEqual(missing);
        expect(refused).toMatchObject({ status: 404, body: { error: { code: 'notFound', details: { what: 'case' } } } });
      }
    expect(await act(stranger, caseId, 'case.describe', { title: 'Mine' })).toMatchObject({ status: 404 });
    expect((await ask(police?.staff['handler'], 'GET', `/api/case-files/${caseId}`)).status).toBe(200);
    expect(
      await act(police?.staff['handler'], caseId, 'handover.send', {
        handoverId: randomUUID(),
        toAgencyId: procuratorate?.id,
        purpose: 'prosecution',
        note: '',
      }),
    ).toMatchObject({
      status: 403,
      body: { error: { code: 'notAllowed' } },
    });
    const looks = await ask(police?.staff['head'], 'GET', `/api/case-files/${caseId}/looks`);
    expect(looks.body).toMatchObject({ looks: [{ name: 'Police A handler', agency: 'Police A', what: 'case' }] });
  });

  test('is handed over with a receipt, once, whoever answers at the same instant', async () => {
    const caseId = await open();
    const document = await fileDocument(caseId);
    const handoverId = randomUUID();
    expect((await send(caseId, procuratorate, handoverId)).status).toBe(200);
    // Another district's procurators have nothing to answer; those of this one do, before they have the lead.
    expect((await accept(procuratorate2?.staff['desk'], caseId, handoverId, [document])).status).toBe(404);
    const answers = await Promise.all(['desk', 'head'].map((role) => accept(procuratorate?.staff[role], caseId, handoverId, [document])));
    expect(answers.map((one) => one.status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    const view = caseFileViewSchema.parse((await ask(procuratorate?.staff['desk'], 'GET', `/api/case-files/${caseId}`)).body);
    expect(view).toMatchObject({ lead: { agencyName: 'Procuratorate A' }, handovers: [{ status: 'accepted' }] });
    // Who handed it over sees the same receipt.
    const theirs = caseFileViewSchema.parse((await ask(police?.staff['desk'], 'GET', `/api/case-files/${caseId}`)).body);
    expect(theirs.handovers).toEqual(view.handovers);
    expect(theirs.may.filter((one) => !one.startsWith('see'))).toEqual([]);
    const log = exportedCaseLogSchema.parse((await ask(police?.staff['desk'], 'GET', `/api/case-files/${caseId}/log`)).body);
    expect(verifyChain(log.events)).toMatchObject({ ok: true });
    const { db } = court.server;
    await expect(db.updateTable('case_event').set({ at: 'x' }).where('case_id', '=', caseId).execute()).rejects.toThrow(/only ever appended/);
  });

  test('does an act once under its key, and says when the key was another act’s', async () => {
    const caseId = await open();
    const key = randomUUID();
    const first = await act(police?.staff['desk'], caseId, 'case.describe', { title: 'Once' }, key);
    expect(await act(police?.staff['desk'], caseId, 'case.describe', { title: 'Once' }, key)).toEqual(first);
    expect(await act(police?.staff['desk'], caseId, 'case.describe', { title: 'Twice' }, key)).toMatchObject({
      status: 409,
      body: { error: { code: 'keyReused' } },
    });
    const view = (await ask(police?.staff['desk'], 'GET', `/api/case-files/${caseId}`)).body as CaseFileView;
    expect(view).toMatchObject({ title: 'Once', seq: 3 });
  });

  test('shows people as much as each may know of them', async () => {
    const caseId = await open({ secrecy: 'minors' });
    const person = { partyId: randomUUID(), role: 'victim', form: 'person', name: '陈小明', idNumber: '310101201501010000', phone: '1', bornOn: '2015-01-01' };
    expect((await act(police?.staff['desk'], caseId, 'party.add', person)).status).toBe(200);
    const document = await fileDocument(caseId);
    const handoverId = randomUUID();
    await send(caseId, procuratorate, handoverId);
    await accept(procuratorate?.staff['desk'], caseId, handoverId, [document]);
    const seen = async (by: TestStaff | undefined): Promise<unknown> => {
      const answer = await ask(by, 'GET', `/api/case-files/${caseId}`);
      return answer.status === 200 ? (answer.body as CaseFileView).parties?.map((one) => [one.name, one.idNumber, one.phone, one.bornOn]) : answer.status;
    };
    expect(await seen(procuratorate?.staff['desk'])).toEqual([['陈小明', '310101201501010000', '1', '2015-01-01']]);
    // Minors' files are not for everybody in the house.
    expect(await seen(procuratorate?.staff['handler'])).toBe(404);
  });
});

test('a case is opened by whom it concerns, and once under its id', async () => {
  const facts = { caseNumber: 'Once only', title: 'T', cause: 'C', kind: 'criminal', matters: [], secrecy: 'ordinary' };
  const caseId = randomUUID();
  const body = { caseId, agencyId: police?.id, ...facts };
  expect((await ask(police?.staff['assistant'], 'POST', '/api/case-files', body)).status).toBe(403);
  expect((await ask(procuratorate?.staff['desk'], 'POST', '/api/case-files', body)).status).toBe(403);
  expect((await ask(police?.staff['desk'], 'POST', '/api/case-files', { ...body, kind: 'civil' })).status).toBe(403);
  for (let again = 0; again < 2; again++) expect((await ask(police?.staff['desk'], 'POST', '/api/case-files', body)).status).toBe(200);
  expect(await ask(police?.staff['desk'], 'POST', '/api/case-files', { ...body, caseId: randomUUID() })).toMatchObject({
    status: 409,
    body: { error: { code: 'conflict', details: { field: 'caseNumber' } } },
  });
});
