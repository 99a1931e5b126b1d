import { randomUUID } from 'node:crypto';
import { exportedCaseLogSchema } from '@assize/contracts/casefile/events';
import { verifyChain } from '@assize/contracts/hearing/chain';
import { buildDocketForm } from '@assize/contracts/testing/buildApplication';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changeContact, readContact } from '../notices/contacts.ts';
import { eicarFile } from '../evidence/malware/testing/describeScan.ts';
import { DocketCalls } from '../testing/docketCalls.ts';
import { makeAgency, signInNew, type TestStaff } from '../testing/makeAgencies.ts';
import { startTestServer, type TestServer } from '../testing/startTestServer.ts';
import { readDocketLines } from './DocketLog.ts';

let court: TestServer;
let agency: Awaited<ReturnType<typeof makeAgency>>;
let calls: DocketCalls;
let [applicant, other, clerk, colleague]: TestStaff[] = [];
const people: Record<string, TestStaff> = {};
const refused = (cause: string) => ({ status: 409, body: { error: { code: 'wrongApplicationState', details: { cause } } } });
const hidden = { status: 404, body: { error: { code: 'notFound' } } };
const who = (one: TestStaff | undefined): TestStaff => {
  if (!one) throw new Error('nobody');
  return one;
};

beforeAll(async () => {
  court = await startTestServer();
  const { db } = court.server;
  agency = await makeAgency(db, 'court', 'Demo docket court', ['desk', 'handler', 'assistant', 'head']);
  const roles = { police: ['desk', 'handler', 'assistant', 'head'], procuratorate: ['desk', 'handler', 'assistant', 'head'], court: ['desk', 'head'] } as const;
  for (const kind of ['police', 'procuratorate', 'court'] as const)
    for (const [role, one] of Object.entries((await makeAgency(db, kind, `Other ${kind}`, roles[kind])).staff)) people[`${role} of another ${kind}`] = one;
  for (const [role, one] of Object.entries((await makeAgency(db, 'lawFirm', 'Firm', ['lawyer', 'head'])).staff)) people[`${role} of a firm`] = one;
  for (const role of ['handler', 'assistant', 'head']) people[`${role} of the court`] = who(agency.staff[role]);
  people['an administrator'] = await signInNew(db, 'Demo administrator', true);
  people['somebody else'] = await signInNew(db, 'Demo stranger');
  [applicant, other] = [await signInNew(db, 'Demo applicant'), await signInNew(db, 'Demo other applicant')];
  clerk = agency.staff['desk'];
  colleague = await signInNew(db, 'Demo colleague');
  await db.insertInto('agency_staff').values({ agency_id: agency.id, account_id: colleague.accountId, role: 'desk' }).execute();
  calls = new DocketCalls(court, agency.id);
}, 180_000);
afterAll(() => court.close());

describe('a court takes applications', () => {
  const open = (by: TestStaff | undefined, code = '演试01') => calls.ask(by, 'POST', `/api/docket/courts/${agency.id}`, { code });
  test('when its head or an administrator said so, and nobody else', async () => {
    expect((await open(clerk)).status).toBe(403);
    expect((await open(people['head of another court'])).status).toBe(403);
    expect((await open(agency.staff['head'])).status).toBe(200);
    expect((await open(people['an administrator'])).status).toBe(200);
    const courts = await calls.ask<{ courts: { id: string }[] }>(undefined, 'GET', '/api/docket/courts');
    expect(courts.body.courts.map((one) => one.id)).toContain(agency.id);
  });
  test('and no other place does', async () => {
    expect(await calls.ask(applicant, 'POST', '/api/docket/applications', { applicationId: randomUUID(), courtId: randomUUID() })).toMatchObject(hidden);
    const post = (code: string) => calls.ask(people['an administrator'], 'POST', `/api/docket/courts/${agency.id}`, { code });
    expect((await post('演示0001')).status).toBe(409);
    expect((await post('<b>')).status).toBe(400);
  });
});

describe('a draft', () => {
  test('is begun under an id that no case has, and has everybody in it once', async () => {
    const taken = { id: randomUUID(), case_number: 'Taken', title: 'x', court: 'x', is_demo: true, created_at: new Date() };
    await court.server.db.insertInto('court_case').values(taken).execute();
    const begun = await calls.ask(applicant, 'POST', '/api/docket/applications', { applicationId: taken.id, courtId: agency.id });
    expect(begun).toMatchObject({ status: 409, body: { error: { code: 'conflict' } } });
    const [id, form] = [await calls.fill(who(applicant)), buildDocketForm()];
    expect((await calls.save(applicant, id, 1, { ...form, parties: [...form.parties, ...form.parties] })).status).toBe(400);
  });
  test('is kept as it is typed, at whichever device, and an older one does not write over a newer', async () => {
    const id = await calls.fill(who(applicant));
    const half = buildDocketForm({ facts: 'half a sent' });
    expect((await calls.save(applicant, id, 1, half)).body).toEqual({ revision: 2 });
    // Saved again after a lost answer, it is the same saving.
    expect((await calls.save(applicant, id, 1, half)).body).toEqual({ revision: 2 });
    expect(await calls.save(applicant, id, 1, buildDocketForm())).toMatchObject({ status: 409, body: { error: { code: 'conflict' } } });
    expect((await calls.view(applicant, id)).body.form.facts).toBe('half a sent');
    expect(await calls.act(applicant, id, 'application.send', { revision: 1 })).toMatchObject(refused('changed'));
  });
  test('that lacks something is not sent, and nothing of it is lost', async () => {
    const id = await calls.fill(who(applicant), { claims: [''] });
    expect(await calls.act(applicant, id, 'application.send', { revision: 1 })).toMatchObject(refused('incomplete'));
    expect((await calls.view(applicant, id)).body).toMatchObject({ status: 'draft', materials: [{ kind: 'identity' }, { kind: 'evidence' }] });
  });
  test('takes no malware, nothing uploaded for something else, and gives back what was taken back', async () => {
    const id = await calls.fill(who(applicant));
    expect(await calls.give(applicant, id, 'other', eicarFile)).toMatchObject({ status: 422, body: { error: { details: { cause: 'malware' } } } });
    const elsewhere = await calls.upload(applicant, await calls.fill(who(applicant)), Buffer.from('x'));
    const asked = { uploadId: elsewhere, name: 'a', kind: 'other', title: 'a' };
    expect(await calls.ask(applicant, 'POST', `/api/docket/applications/${id}/materials`, asked)).toMatchObject(hidden);
    const { materialId } = (await calls.give(applicant, id, 'other')).body;
    expect((await calls.ask(applicant, 'DELETE', `/api/docket/applications/${id}/materials/${materialId}`)).status).toBe(200);
    expect((await calls.view(applicant, id)).body.materials).toHaveLength(2);
  });
});

describe('who may see an application', () => {
  const paths = (id: string, materialId: string): [string, string, unknown?][] => [
    ['GET', `/api/docket/applications/${id}`],
    ['POST', `/api/docket/applications/${id}`, { type: 'application.take', payload: {} }],
    ['POST', `/api/docket/applications/${id}`, { type: 'application.withdraw', payload: { reason: 'x' } }],
    ['POST', `/api/docket/applications/${id}/form`, { revision: 0, form: buildDocketForm() }],
    ['POST', `/api/docket/applications/${id}/materials`, { uploadId: randomUUID(), name: 'x', kind: 'other', title: 'x' }],
    ['DELETE', `/api/docket/applications/${id}/materials/${materialId}`],
    ['GET', `/api/docket/applications/${id}/materials/${materialId}/original`],
    ['POST', '/api/docket/queue', { courtId: agency.id, which: 'open' }],
  ];
  test('is nobody in any role of any agency but the docket desk of that court, and the applicant', async () => {
    const id = await calls.send(who(applicant));
    const { materials } = (await calls.view(applicant, id)).body;
    expect(Object.keys(people).length).toBeGreaterThan(15);
    for (const [name, one] of Object.entries({ ...people, 'another applicant': who(other) })) {
      for (const [method, path, body] of paths(id, materials[0]?.materialId ?? '')) {
        const { status, body: answer } = await calls.ask(one, method, path, body);
        expect([name, method, path, status, JSON.stringify(answer).includes('notFound')]).toEqual([name, method, path, 404, true]);
      }
      await expect(calls.upload(one, id, Buffer.from('x'))).rejects.toThrow(/404/);
      expect((await calls.ask<{ applications: unknown[] }>(one, 'GET', '/api/docket/applications')).body.applications).toEqual([]);
    }
    expect((await calls.view(clerk, id)).status).toBe(200);
  });
  test('is the applicant alone before it is sent', async () => {
    const id = await calls.fill(who(applicant));
    expect(await calls.view(clerk, id)).toMatchObject(hidden);
    expect(await calls.act(clerk, id, 'application.take')).toMatchObject(hidden);
  });
  test('tells the applicant no name of the court’s people, and each side its own acts only', async () => {
    const id = await calls.send(who(applicant));
    await calls.act(clerk, id, 'application.take');
    const seen = (await calls.view(applicant, id)).body;
    expect(seen.clerk).toEqual({ name: null, isMe: false });
    expect(JSON.stringify(seen)).not.toContain('Demo docket court desk');
    expect((await calls.act(applicant, id, 'application.take')).status).toBe(403);
    expect((await calls.act(clerk, id, 'application.withdraw', { reason: 'x' })).status).toBe(403);
  });
});

test('two clerks: one takes it on and decides, the other is told', async () => {
  const id = await calls.send(who(applicant));
  const taken = await Promise.all([calls.act(clerk, id, 'application.take'), calls.act(colleague, id, 'application.take')]);
  expect(taken.map((one) => one.status).toSorted((one, next) => one - next)).toEqual([200, 409]);
  const [winner, loser] = taken[0]?.status === 200 ? [clerk, colleague] : [colleague, clerk];
  expect(taken.find((one) => one.status === 409)).toMatchObject(refused('taken'));
  const { seq } = (await calls.view(winner, id)).body;
  expect(await calls.act(loser, id, 'application.accept', { feeFen: null, seenSeq: seq })).toMatchObject(refused('taken'));
  const decided = await Promise.all([
    calls.act(winner, id, 'application.accept', { feeFen: null, seenSeq: seq }),
    calls.act(winner, id, 'application.refuse', { reason: 'Not here', seenSeq: seq }),
    calls.act(applicant, id, 'application.withdraw', { reason: 'Settled' }),
  ]);
  expect(decided.map((one) => one.status).toSorted((one, next) => one - next)).toEqual([200, 409, 409]);
}, 30_000);

test('corrected, accepted once: number, parties, documents and who follows it are in the case, and both logs hold', async () => {
  await court.server.db.deleteFrom('contact').where('account_id', '=', who(applicant).accountId).execute();
  const id = await calls.send(who(applicant), { email: ' a@demo.example ' });
  await calls.act(clerk, id, 'application.take');
  const correctionId = randomUUID();
  let { seq } = (await calls.view(clerk, id)).body;
  const until = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
  expect((await calls.act(clerk, id, 'correction.ask', { correctionId, items: ['The receipt'], untilOn: until, seenSeq: seq })).body.status).toBe('correcting');
  await calls.give(applicant, id, 'evidence');
  expect((await calls.view(clerk, id)).body.materials).toHaveLength(2);
  expect((await calls.act(applicant, id, 'correction.answer', { correctionId, answer: 'Here', revision: 1 })).status).toBe(200);
  expect(await calls.give(applicant, id, 'evidence').catch((error: unknown) => String(error))).toMatch(/409/);
  expect(await calls.act(clerk, id, 'application.accept', { feeFen: 30_000, seenSeq: seq })).toMatchObject(refused('changed'));
  ({ seq } = (await calls.view(clerk, id)).body);
  const [once, twice] = await Promise.all([0, 1].map(() => calls.act(clerk, id, 'application.accept', { feeFen: 30_000, seenSeq: seq })));
  expect([once?.status, twice?.status]).toEqual([200, 200]);
  expect(once?.body.caseNumber).toMatch(/^（20\d\d）演试01民初\d+号$/);
  expect(twice?.body.caseNumber).toBe(once?.body.caseNumber);
  // How to reach whoever applied is theirs to change, and in no log.
  expect(await readContact(court.server.db, who(applicant).accountId)).toMatchObject({ email: 'a@demo.example', phone: null });
  const file = await calls.ask(clerk, 'GET', `/api/case-files/${id}`);
  expect(file.body).toMatchObject({ caseNumber: once?.body.caseNumber, kind: 'civil', cause: '民间借贷纠纷' });
  const followed = await calls.ask<{ cases: unknown[] }>(applicant, 'GET', '/api/followed');
  expect(followed.body.cases).toContainEqual(expect.objectContaining({ caseId: id, fees: [expect.objectContaining({ fen: 30_000, paidOn: null })] }));
  const versions = await court.server.db.selectFrom('case_document_version').select('store_id').where('case_id', '=', id).execute();
  expect(versions).toHaveLength(4);
  const log = exportedCaseLogSchema.parse((await calls.ask(clerk, 'GET', `/api/case-files/${id}/log`)).body);
  expect(log.events.find((one) => one.type === 'follower.named')?.payload).toMatchObject({ email: null, phone: null });
  expect(verifyChain(log.events)).toMatchObject({ ok: true });
  const lines = await readDocketLines(court.server.db, id);
  expect(lines.map((one) => one.type)).toEqual(
    ['begun', 'sent', 'taken'].map((one) => `application.${one}`).concat('correction.asked', 'correction.answered', 'application.accepted'),
  );
  expect(verifyChain(lines)).toMatchObject({ ok: true });
  await expect(court.server.db.deleteFrom('docket_event').where('application_id', '=', id).execute()).rejects.toThrow(/only ever appended/);
}, 60_000);

test('numbers have no gap and no double, whoever accepts at the same time, and pass over one that was entered by hand', async () => {
  const ids = await Promise.all(
    [1, 2, 3, 4, 5].map(() =>
      calls.send(who(other), { cause: 'penalty', fields: { decision: 'D', decidedOn: '2026-01-02', learnedOn: '2026-01-03' }, amountFen: null }),
    ),
  );
  const year = new Date().getFullYear();
  const byHand = { case_number: `（${String(year)}）演试01行初3号`, title: 'By hand', court: 'x', is_demo: true, created_at: new Date() };
  await court.server.db
    .insertInto('court_case')
    .values({ id: randomUUID(), ...byHand })
    .execute();
  const own = { language: 'en' as const, email: 'mine@demo.example', phone: null, wishes: { email: true, sms: false } };
  await changeContact(court.server.db, who(other).accountId, own);
  const accepted = await Promise.all(
    ids.map(async (id, index) => {
      const by = index % 2 === 0 ? clerk : colleague;
      const { seq } = (await calls.act(by, id, 'application.take')).body;
      return calls.act(by, id, 'application.accept', { feeFen: null, seenSeq: seq });
    }),
  );
  const numbers = accepted.map((one) => Number(/行初(\d+)号/.exec(one.body.caseNumber ?? '')?.[1]));
  expect(numbers.toSorted((one, next) => one - next)).toEqual([1, 2, 4, 5, 6]);
  // What somebody has said of themselves stands, whatever they filled in.
  expect(await readContact(court.server.db, who(other).accountId)).toMatchObject({ email: 'mine@demo.example', phone: null });
}, 60_000);

test('the queue has the longest waiting first, and what was decided last first of what was decided', async () => {
  const [first, second] = [await calls.send(who(other)), await calls.send(who(other))];
  const ask = (which: string) =>
    calls.ask<{ applications: { applicationId: string; status: string }[] }>(clerk, 'POST', '/api/docket/queue', { courtId: agency.id, which });
  const ids = (await ask('open')).body.applications.map((one) => one.applicationId);
  expect(ids.indexOf(first)).toBeGreaterThanOrEqual(0);
  expect(ids.indexOf(first)).toBeLessThan(ids.indexOf(second));
  expect((await ask('open')).body.applications.find((one) => one.applicationId === first)).toMatchObject({
    ...{ court: 'Demo docket court', cause: 'privateLoan', plaintiff: 'Demo plaintiff', defendant: 'Demo defendant', status: 'sent' },
    ...{ clerk: null, caseNumber: null },
  });
  // What was sent last is decided first.
  for (const id of [second, first]) await calls.act(other, id, 'application.withdraw', { reason: 'Settled' });
  expect((await ask('open')).body.applications.map((one) => one.applicationId)).not.toContain(first);
  expect((await ask('decided')).body.applications.slice(0, 2)).toMatchObject([
    { applicationId: first, status: 'withdrawn' },
    { applicationId: second, status: 'withdrawn' },
  ]);
});

test('who has no account begins with a name and is given a link; from one address so often and no more', async () => {
  const begin = () => calls.ask<{ applicationId: string; url: string }>(undefined, 'POST', '/api/docket/begin', { courtId: agency.id, name: 'Demo newcomer' });
  const { body } = await begin();
  const session = await calls.ask<{ accessToken: string; account: object }>(undefined, 'POST', '/api/sessions', { secret: new URL(body.url).hash.slice(1) });
  expect(session.body.account).toMatchObject({ isApplicant: true, isFollower: false });
  const newcomer = { accountId: '', token: session.body.accessToken };
  expect((await calls.view(newcomer, body.applicationId)).body).toMatchObject({ status: 'draft', standing: 'applicant' });
  const answers = [];
  for (let times = 0; times < 21; times += 1) answers.push((await begin()).status);
  expect(answers.at(-1)).toBe(429);
  expect(answers.filter((status) => status === 200).length).toBeLessThan(21);
});
