import { randomUUID } from 'node:crypto';
import type { FoundInCase, ViewedComment, ViewedReading, ViewedReadingNow } from '@assize/contracts/casefile/reading/views';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeAgency, signInNew, type TestStaff } from '../../testing/makeAgencies.ts';
import { startTestServer, type TestServer } from '../../testing/startTestServer.ts';
import { CaseLog } from '../CaseLog.ts';
import { listLooks } from '../looks.ts';
import { PageTextTender } from './PageTextTender.ts';

type Made = Awaited<ReturnType<typeof makeAgency>>;
const roles = ['handler', 'assistant', 'desk', 'head'] as const;
const words = {
  record: ['讯问笔录：犯罪嫌疑人供述以虚构的\n投资平台骗取钱款。', 'Bank 100% transfer of the Demo Bank'],
  report: ['侦查终结报告：投资平台'],
  side: ['内部讨论：投资平台'],
};
const secret = 'ask about the second page';
let court: TestServer;
let [police, procuratorate, firm, firm2]: Made[] = [];
let stranger: TestStaff;
let caseId: string;
let caseNumber: string;
let documents: Record<keyof typeof words, string>;
const readingId = randomUUID();

beforeAll(async () => {
  court = await startTestServer({ COURT_TIME_ZONE: 'UTC' });
  const { db } = court.server;
  police = await makeAgency(db, 'police', 'Police A', roles);
  procuratorate = await makeAgency(db, 'procuratorate', 'Procuratorate A', roles);
  firm = await makeAgency(db, 'lawFirm', 'Firm', ['lawyer', 'head']);
  firm2 = await makeAgency(db, 'lawFirm', 'Firm 2', ['lawyer']);
  stranger = await signInNew(db, 'Stranger');
  ({ caseId, caseNumber, documents } = await openCase('Read'));
}, 180_000);
afterAll(() => court.close());

const lawyer = () => firm?.staff['lawyer'];
const other = () => firm2?.staff['lawyer'];
const desk = () => procuratorate?.staff['desk'];

async function ask(by: TestStaff | undefined, method: 'GET' | 'POST', path: string, body?: unknown): Promise<{ status: number; body: unknown }> {
  const answer = await fetch(court.baseUrl + path, {
    method,
    headers: { authorization: `Bearer ${by?.token ?? ''}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: await answer.json() };
}
const act = (by: TestStaff | undefined, type: string, payload: object, of = caseId) =>
  ask(by, 'POST', `/api/case-files/${of}`, { key: randomUUID(), type, payload });
const asking = (more: object = {}) => ({
  ...{ readingId, caseNumber, partyName: '张三', licence: '13101', authority: 'Letter 7', wish: { from: '2026-12-01', until: '2026-12-02' } },
  ...more,
});
/** From yesterday to tomorrow, by day and by night, unless said otherwise. */
function period(more: object = {}) {
  const day = (offset: number): string => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
  return { readingId, from: day(-1), until: day(1), hours: null, documents: 'main', copying: 'none', remarks: '', ...more };
}
/** A case of the police with a suspect, two documents in the main volume and one in the side volume, whose pages have words. */
async function openCase(number: string, facts: object = {}) {
  const id = randomUUID();
  const all = { caseNumber: number, title: 'Demo', cause: 'Fraud', kind: 'criminal', matters: [], secrecy: 'ordinary', ...facts };
  await ask(police?.staff['desk'], 'POST', '/api/case-files', { caseId: id, agencyId: police?.id, ...all });
  const person = { role: 'suspect', form: 'person', name: '张三', idNumber: null, phone: null, bornOn: null };
  await act(police?.staff['desk'], 'party.add', { partyId: randomUUID(), ...person }, id);
  const ids = { record: randomUUID(), report: randomUUID(), side: randomUUID() };
  for (const name of ['record', 'report', 'side'] as const) {
    const documentId = ids[name];
    const file = { fileName: 'a.pdf', mime: 'application/pdf', bytes: 1000, sha256: 'a'.repeat(64) };
    const placed = { documentId, volume: name === 'side' ? ('side' as const) : ('main' as const), folder: 'F', title: name, madeOn: null };
    const actor = { accountId: null, agencyId: police?.id ?? null, agencyKind: 'police' as const, name: null };
    await new CaseLog(court.server.db).append({
      ...{ caseId: id, actor },
      decide: () => [
        { type: 'document.filed', payload: { ...placed, file } },
        { type: 'document.paged', payload: { documentId, version: 1, pages: words[name].length } },
      ],
    });
  }
  return { caseId: id, caseNumber: number, documents: ids };
}
async function handOver(): Promise<void> {
  const handoverId = randomUUID();
  await act(police?.staff['desk'], 'handover.send', { handoverId, toAgencyId: procuratorate?.id, purpose: 'prosecution', note: '' });
  const answers = [documents.record, documents.report].map((documentId) => ({ documentId, answer: 'accepted', page: null, note: '' }));
  const accepted = await act(desk(), 'handover.answer', { handoverId, outcome: 'accepted', answers, reason: null, caseNumber: null });
  expect(accepted.status).toBe(200);
}
const now = async (by = lawyer()) => (await ask(by, 'GET', `/api/case-files/${caseId}/reading`)).body as ViewedReadingNow;
const find = (by: TestStaff | undefined, text: string) => ask(by, 'POST', `/api/case-files/${caseId}/find`, { text });
async function found(by: TestStaff | undefined, text: string): Promise<[string, number, string][]> {
  return ((await find(by, text)).body as FoundInCase).found.map(({ title, page, snippet }) => [title, page, snippet.match]);
}

describe('asking to read', () => {
  test('is for lawyers, by number and name, and says the same whichever of them does not fit', async () => {
    const hidden = await openCase('Secret', { secrecy: 'secret' });
    const answers = [];
    for (const wrong of [{ caseNumber: 'None' }, { partyName: '李四' }, { caseNumber: 'None', partyName: '李四' }, { caseNumber: hidden.caseNumber }])
      answers.push(await ask(lawyer(), 'POST', '/api/readings', asking(wrong)));
    for (const answer of answers) expect(answer).toEqual({ status: 404, body: { error: { code: 'notFound', details: { what: 'case' } } } });
    for (const by of [stranger, firm?.staff['head'], police?.staff['desk']]) expect((await ask(by, 'POST', '/api/readings', asking())).status).toBe(403);
    expect(await ask(lawyer(), 'POST', '/api/readings', asking())).toEqual({ status: 200, body: { readingId } });
    // Sent again, or anew while it waits, it is the same; under its id nobody else gets anything.
    expect(await ask(lawyer(), 'POST', '/api/readings', asking())).toEqual({ status: 200, body: { readingId } });
    expect(await ask(lawyer(), 'POST', '/api/readings', asking({ readingId: randomUUID() }))).toEqual({ status: 200, body: { readingId } });
    expect((await ask(lawyer(), 'GET', '/api/readings')).body).toMatchObject({ readings: [{ readingId, status: 'asked', caseId: null, partyName: '张三' }] });
    expect((await ask(other(), 'GET', '/api/readings')).body).toEqual({ readings: [] });
    expect((await ask(lawyer(), 'GET', `/api/case-files/${caseId}`)).status).toBe(404);
  });

  test('is not done by guessing', async () => {
    const guess = () => ask(other(), 'POST', '/api/readings', asking({ readingId: randomUUID(), partyName: 'guess' }));
    const statuses = [];
    for (let times = 0; times < 21; times++) statuses.push((await guess()).status);
    expect([statuses.slice(0, 20).every((one) => one === 404), statuses.at(-1)]).toEqual([true, 429]);
  });

  test('is answered by the agency that leads, and not before the law allows it', async () => {
    expect(await act(police?.staff['handler'], 'reading.appoint', period())).toMatchObject({
      status: 409,
      body: { error: { details: { cause: 'readingTooEarly' } } },
    });
    await handOver();
    expect((await act(police?.staff['desk'], 'reading.appoint', period())).status).toBe(403);
    expect((await act(lawyer(), 'reading.appoint', period())).status).toBe(404);
    expect((await act(desk(), 'reading.appoint', period({ documents: [documents.side] }))).status).toBe(400);
    expect((await act(desk(), 'reading.appoint', period({ documents: [documents.record], copying: 'pictures' }))).status).toBe(200);
    const { readings } = (await ask(desk(), 'GET', `/api/case-files/${caseId}/readings`)).body as { readings: ViewedReading[] };
    expect(readings).toMatchObject([{ readingId, status: 'appointed', firmName: 'Firm', licence: '13101', period: { copying: 'pictures' } }]);
    for (const by of [lawyer(), police?.staff['desk']]) expect((await ask(by, 'GET', `/api/case-files/${caseId}/readings`)).status).toBe(403);
  });
});

describe('reading', () => {
  test('is of what was appointed, within the hours, and looked at as all looks are', async () => {
    expect(await now()).toMatchObject({ isOpen: true, copying: 'pictures', documents: [{ documentId: documents.record }] });
    const view = (await ask(lawyer(), 'GET', `/api/case-files/${caseId}`)).body;
    expect(view).toMatchObject({
      main: [{ documentId: documents.record }],
      side: null,
      handovers: null,
      may: ['seeCase', 'seeNames', 'readAppointed', 'commentOnCase'],
    });
    const hour = (offset: number): string => new Date(Date.now() + offset * 3600_000).toISOString().slice(11, 16);
    await act(desk(), 'reading.appoint', period({ hours: { opens: hour(2), closes: hour(3) } }));
    expect(await now()).toEqual({ isOpen: false, why: 'closed' });
    // The case stays known, and nothing of its pages is given.
    expect((await ask(lawyer(), 'GET', `/api/case-files/${caseId}`)).status).toBe(200);
    expect((await find(lawyer(), '投资平台')).body).toEqual({ found: [], hasMore: false });
    await act(desk(), 'reading.appoint', period({ hours: { opens: hour(-1), closes: hour(1) } }));
    expect(await now()).toMatchObject({ isOpen: true, copying: 'none', documents: [{ title: 'record' }, { title: 'report' }] });
    const looks = await listLooks(court.server.db, caseId);
    expect(looks.filter((look) => look.name === 'Firm lawyer').map((look) => look.what)).toEqual(expect.arrayContaining(['reading', 'find', 'case']));
  });

  test('finds words inside sentences, also over the end of a line, and only where the reader may read', async () => {
    const list = async function* (_case: string, documentId: string) {
      const name = (Object.keys(words) as (keyof typeof words)[]).find((one) => documents[one] === documentId);
      for (const [index, text] of (name ? words[name] : []).entries()) yield { page: index + 1, text };
    };
    const faults: unknown[] = [];
    // The server has looked already, where there were no words: an hour later it is looked again.
    const now = (): Date => new Date(Date.now() + 3_600_000);
    const tender = PageTextTender.start({ db: court.server.db, texts: { list }, onFault: (fault) => faults.push(fault), now });
    tender.kick();
    await tender.settled();
    await tender.close();
    expect(faults).toEqual([]);
    expect(await found(desk(), '投资平台')).toEqual([
      ['record', 1, '投资平台'],
      // The side volume is the work of the police, who handed the case over.
      ['report', 1, '投资平台'],
    ]);
    expect(await found(lawyer(), '虚构的投资 平台骗取')).toEqual([['record', 1, '虚构的投资平台骗取']]);
    expect(await found(lawyer(), '投资平台')).toEqual([
      ['record', 1, '投资平台'],
      ['report', 1, '投资平台'],
    ]);
    // What would be a pattern is a word; case and width of letters do not count.
    expect(await found(lawyer(), '100%')).toEqual([['record', 2, '100%']]);
    expect(await found(lawyer(), '1%0')).toEqual([]);
    expect(await found(lawyer(), 'ＤＥＭＯ bank')).toEqual([['record', 2, 'Demo Bank']]);
    await act(desk(), 'reading.appoint', period({ documents: [documents.report] }));
    expect(await found(lawyer(), '投资平台')).toEqual([['report', 1, '投资平台']]);
    await act(desk(), 'reading.appoint', period());
  });
});

test('a version that was replaced is closed to a lawyer, and not told of', async () => {
  const file = { fileName: 'earlier name.pdf', mime: 'application/pdf', bytes: 1000, sha256: 'b'.repeat(64) };
  const actor = { accountId: null, agencyId: procuratorate?.id ?? null, agencyKind: 'procuratorate' as const, name: null };
  const documentId = documents.record;
  const { db } = court.server;
  for (const version of [1, 2]) {
    const row = { store_id: randomUUID(), case_id: caseId, document_id: documentId, version, name: file.fileName, paged_at: new Date() };
    await db
      .insertInto('case_document_version')
      .values({ ...row, mime: file.mime, bytes: file.bytes, sha256: file.sha256 })
      .execute();
  }
  await new CaseLog(db).append({
    caseId,
    actor,
    decide: () => [{ type: 'document.versioned', payload: { documentId, version: 2, file, reason: 'a secret reason' } }],
  });
  const path = `/api/case-files/${caseId}/documents/${documentId}/pages`;
  expect((await ask(desk(), 'GET', `${path}?version=1`)).body).toMatchObject({ version: 1, versions: [{ version: 1 }, { version: 2 }] });
  expect((await ask(lawyer(), 'GET', path)).body).toMatchObject({ version: 2, versions: [{ version: 2, reason: null }] });
  expect(await ask(lawyer(), 'GET', `${path}?version=1`)).toEqual(await ask(lawyer(), 'GET', `${path}?version=9`));
  for (const part of ['/1/text', '/1/screen']) expect((await ask(lawyer(), 'GET', `${path}${part}?version=1`)).status).toBe(404);
  const shown = JSON.stringify([(await ask(lawyer(), 'GET', `/api/case-files/${caseId}`)).body, await now()]);
  expect(shown).toContain(documentId);
  expect(shown).toContain('"versions":[{"version":2');
  expect(shown).not.toContain('a secret reason');
});

describe('notes and bookmarks', () => {
  test('are their writer’s alone: not the agency’s, not another reader’s, not an administrator’s, and in no log', async () => {
    const path = `/api/case-files/${caseId}/notes`;
    const note = { documentId: documents.record, page: 2, body: secret, isBookmark: true };
    expect((await ask(lawyer(), 'POST', path, note)).status).toBe(200);
    expect((await ask(lawyer(), 'GET', path)).body).toEqual({ notes: [note] });
    await court.server.db
      .updateTable('account')
      .set({ is_admin: true })
      .where('id', 'in', [desk()?.accountId ?? '', stranger.accountId])
      .execute();
    for (const by of [...Object.values(procuratorate?.staff ?? {}), police?.staff['desk']]) expect((await ask(by, 'GET', path)).body).toEqual({ notes: [] });
    for (const by of [other(), stranger]) expect((await ask(by, 'GET', path)).status).toBe(404);
    expect((await ask(lawyer(), 'POST', path, { ...note, documentId: documents.side })).status).toBe(404);
    for (const table of ['case_event', 'case_look', 'case_receipt', 'outbox'] as const)
      expect(JSON.stringify(await court.server.db.selectFrom(table).selectAll().execute()), table).not.toContain(secret);
    // One’s own on the same page is another; an empty one is gone.
    await ask(desk(), 'POST', path, { ...note, body: 'mine' });
    expect((await ask(lawyer(), 'GET', path)).body).toEqual({ notes: [note] });
    await ask(lawyer(), 'POST', path, { ...note, body: '' });
    expect((await ask(lawyer(), 'GET', path)).body).toEqual({ notes: [{ ...note, body: '' }] });
    await ask(lawyer(), 'POST', path, { ...note, body: '', isBookmark: false });
    expect((await ask(lawyer(), 'GET', path)).body).toEqual({ notes: [] });
  });
});

describe('comments', () => {
  test('are between the lawyer and the agency that leads, answered once', async () => {
    const path = `/api/case-files/${caseId}/comments`;
    const commentId = randomUUID();
    expect((await ask(desk(), 'POST', path, { commentId, body: 'x' })).status).toBe(403);
    for (let again = 0; again < 2; again++) expect((await ask(lawyer(), 'POST', path, { commentId, body: 'The amount is wrong' })).status).toBe(200);
    expect((await ask(lawyer(), 'POST', path, { commentId, body: 'Other words' })).status).toBe(409);
    for (const by of [lawyer(), police?.staff['desk']]) expect((await ask(by, 'POST', `${path}/${commentId}/answer`, { body: 'No' })).status).toBe(403);
    for (let again = 0; again < 2; again++) expect((await ask(desk(), 'POST', `${path}/${commentId}/answer`, { body: 'It is checked' })).status).toBe(200);
    expect((await ask(desk(), 'POST', `${path}/${commentId}/answer`, { body: 'Other' })).status).toBe(409);
    for (const by of [lawyer(), desk(), procuratorate?.staff['handler']]) {
      const { comments } = (await ask(by, 'GET', path)).body as { comments: ViewedComment[] };
      expect(comments).toMatchObject([{ commentId, name: 'Firm lawyer', body: 'The amount is wrong', answer: { body: 'It is checked' } }]);
    }
    expect((await ask(police?.staff['desk'], 'GET', path)).status).toBe(403);
    for (const by of [other(), stranger]) expect((await ask(by, 'GET', path)).status).toBe(404);
    // The log tells whom it concerns that there was one, in no log a word of it.
    const logs = [];
    for (const by of [desk(), police?.staff['desk']]) {
      const log = await ask(by, 'GET', `/api/case-files/${caseId}/log`);
      expect(log.status).toBe(200);
      logs.push(JSON.stringify(log.body));
    }
    expect(logs.map((log) => log.includes(commentId))).toEqual([true, false]);
    for (const log of logs) expect(log).not.toMatch(/amount|checked/);
  });
});

test('whose reading is ended is told at once and gets nothing more, and may ask anew', async () => {
  const socket = io(`${court.baseUrl}/court`, { auth: { token: lawyer()?.token }, transports: ['websocket'], forceNew: true });
  await new Promise((resolve) => socket.once('connect', () => resolve(undefined)));
  const told = new Promise((resolve) => socket.once('readingEnded', resolve));
  expect((await act(lawyer(), 'reading.end', { readingId, reason: 'x' })).status).toBe(403);
  expect((await act(desk(), 'reading.end', { readingId, reason: 'Letter revoked' })).status).toBe(200);
  expect(await told).toEqual({ caseId });
  socket.close();
  const gets = ['', '/reading', '/notes', '/comments', '/readings', '/log', '/looks'].map((path) => ask(lawyer(), 'GET', `/api/case-files/${caseId}${path}`));
  const note = { documentId: documents.record, page: 1, body: 'x', isBookmark: false };
  const posts = [
    find(lawyer(), '投资平台'),
    ask(lawyer(), 'POST', `/api/case-files/${caseId}/notes`, note),
    ask(lawyer(), 'POST', `/api/case-files/${caseId}/comments`, { commentId: randomUUID(), body: 'x' }),
  ];
  for (const answer of await Promise.all([...gets, ...posts])) expect(answer).toMatchObject({ status: 404, body: { error: { details: { what: 'case' } } } });
  expect((await ask(lawyer(), 'POST', '/api/case-files/search', {})).body).toEqual({ cases: [], total: 0, isMore: false, next: null });
  const own = (await ask(lawyer(), 'GET', '/api/readings')).body;
  expect(own).toMatchObject({ readings: [{ readingId, status: 'ended', reason: 'Letter revoked', caseId: null }] });
  const anew = randomUUID();
  expect((await ask(lawyer(), 'POST', '/api/readings', asking({ readingId: anew }))).body).toEqual({ readingId: anew });
  expect((await act(desk(), 'reading.refuse', { readingId: anew, reason: 'No letter' })).status).toBe(200);
  expect((await act(desk(), 'reading.appoint', period({ readingId: anew }))).status).toBe(409);
});
