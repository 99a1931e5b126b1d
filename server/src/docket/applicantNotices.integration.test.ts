import { randomUUID } from 'node:crypto';
import { maskCaseNumber } from '@assize/contracts/notices/maskForNotice';
import type { CaseDispatch, OwnContacts } from '@assize/contracts/notices/wire';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DocketCalls } from '../testing/docketCalls.ts';
import { codeIn, MailServer } from '../testing/MailServer.ts';
import { makeAgency, signInNew, type TestStaff } from '../testing/makeAgencies.ts';
import { startTestServer, type TestServer } from '../testing/startTestServer.ts';
import { TextGateway } from '../testing/TextGateway.ts';
import { zoneOfNoon } from '../testing/zoneOfNoon.ts';

let court: TestServer;
let mails: MailServer;
let texts: TextGateway;
let calls: DocketCalls;
let clerk: TestStaff;
let stranger: TestStaff;

beforeAll(async () => {
  [mails, texts] = await Promise.all([MailServer.start(), TextGateway.start()]);
  const mail = { SMTP_URL: mails.url, MAIL_FROM: 'notices@court.example' };
  court = await startTestServer({ ...mail, SMS_URL: texts.url, SMS_SECRET: Buffer.alloc(32, 5).toString('base64'), COURT_TIME_ZONE: zoneOfNoon() });
  const { db } = court.server;
  const agency = await makeAgency(db, 'court', '演示区人民法院', ['desk']);
  const other = await makeAgency(db, 'court', 'Another court', ['desk']);
  if (!agency.staff['desk'] || !other.staff['desk']) throw new Error('nobody');
  [clerk, stranger] = [agency.staff['desk'], other.staff['desk']];
  await db.insertInto('docket_court').values({ court_id: agency.id, code: '演试02' }).execute();
  calls = new DocketCalls(court, agency.id);
}, 180_000);
afterAll(async () => {
  await court.close();
  await Promise.all([mails.close(), texts.close()]);
});

/** Somebody whose application was sent and taken on, reached where the form says once they confirmed it. */
async function apply(email: string): Promise<{ by: TestStaff; id: string; seq: number }> {
  const by = await signInNew(court.server.db, 'Demo applicant');
  const id = await calls.send(by, { email });
  const { seq } = (await calls.act(clerk, id, 'application.take')).body;
  return { by, id, seq };
}
async function confirm(by: TestStaff, channel: 'email' | 'sms', code: () => Promise<string>): Promise<void> {
  expect((await calls.ask(by, 'POST', '/api/contacts/codes', { channel })).status).toBe(200);
  expect((await calls.ask(by, 'POST', '/api/contacts/confirm', { channel, code: await code() })).status).toBe(200);
}
const confirmMail = (by: TestStaff, to: string) => confirm(by, 'email', async () => codeIn((await mails.waitFor(to, 1))[0]?.mail.text));
const until = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
const askToMend = (id: string, seenSeq: number) =>
  calls.act(clerk, id, 'correction.ask', { correctionId: randomUUID(), items: ['机密内容 receipt'], untilOn: until, seenSeq });
const dispatchesOf = async (id: string): Promise<CaseDispatch[]> =>
  (await calls.ask<{ dispatches: CaseDispatch[] }>(clerk, 'GET', `/api/docket/applications/${id}/dispatches`)).body.dispatches;
const ownOf = async (by: TestStaff): Promise<OwnContacts> => (await calls.ask<OwnContacts>(by, 'GET', '/api/contacts')).body;

test('the applicant is told by mail and on the telephone to mend it and that it was accepted, with nothing for who looks on', async () => {
  const { by, id, seq } = await apply(' one@mail.example ');
  expect(await ownOf(by)).toMatchObject({ email: { address: 'one@mail.example', confirmedAt: null } });
  await confirmMail(by, 'one@mail.example');
  const reached = { language: 'zh-CN', email: 'one@mail.example', phone: '13800000011', wishes: { email: false, sms: false } };
  await calls.ask(by, 'POST', '/api/contacts', reached);
  await confirm(by, 'sms', async () => codeIn((await texts.waitFor('+8613800000011', 1))[0]?.text));

  expect((await askToMend(id, seq)).status).toBe(200);
  const [code, mending] = await mails.waitFor('one@mail.example', 2);
  expect(code?.mail.subject).toContain('演示区人民法院');
  expect(mending?.mail.subject).toBe('【演示区人民法院】您的立案申请需要补正');
  const [, text] = await texts.waitFor('+8613800000011', 2);
  expect(text?.text).toBe(`【演示区人民法院】您的立案申请需要补正，补正内容和期限请登录查看。${court.baseUrl}/applications/${id}`);

  const { correctionId } = (await calls.view(by, id)).body.corrections[0] ?? {};
  const answered = await calls.act(by, id, 'correction.answer', { correctionId, answer: 'Here', revision: 1 });
  const accepted = await calls.act(clerk, id, 'application.accept', { feeFen: null, seenSeq: answered.body.seq });
  const [, , decided] = await mails.waitFor('one@mail.example', 3);
  expect(decided?.mail.text).toContain(`案号：${maskCaseNumber(accepted.body.caseNumber ?? '')}。`);
  for (const said of [mending?.mail.text, decided?.mail.text, text?.text]) {
    expect(said).toContain(`/applications/${id}`);
    expect(said).not.toMatch(/机密|receipt|Demo|#|借贷/);
  }
  expect((await dispatchesOf(id)).map((one) => [one.tiding, one.channel, one.status, one.address])).toEqual(
    expect.arrayContaining([
      ['correctionAsked', 'email', 'sent', 'o***@mail.example'],
      ['correctionAsked', 'sms', 'sent', '+86*******0011'],
      ['applicationAccepted', 'email', 'sent', 'o***@mail.example'],
    ]),
  );
}, 60_000);

test('a refusal is told to who confirmed nothing nowhere, and the desk sees that', async () => {
  const { by, id, seq } = await apply('two@mail.example');
  await calls.act(clerk, id, 'application.refuse', { reason: 'Not here', seenSeq: seq });
  await expect.poll(() => dispatchesOf(id), { timeout: 30_000 }).toMatchObject([{ tiding: 'applicationRefused', status: 'noAddress', address: null }]);
  expect((await ownOf(by)).dispatches).toMatchObject([{ tiding: 'applicationRefused', sender: '演示区人民法院', caseNumber: null }]);
  expect(mails.received.filter((one) => one.to.includes('two@mail.example'))).toEqual([]);
});

test('what was mended before it could be told is not told any more', async () => {
  const { by, id, seq } = await apply('three@mail.example');
  await confirmMail(by, 'three@mail.example');
  mails.answer = () => Promise.resolve({ code: 451, text: 'try later' });
  await askToMend(id, seq);
  await expect.poll(() => dispatchesOf(id), { timeout: 30_000 }).toMatchObject([{ status: 'waiting', failures: 1 }]);
  await calls.act(by, id, 'application.withdraw', { reason: 'Settled' });
  mails.answer = () => Promise.resolve(undefined);
  await court.server.db
    .updateTable('dispatch')
    .set({ next_at: new Date(0) })
    .where('application_id', '=', id)
    .execute();
  await expect.poll(() => dispatchesOf(id), { timeout: 30_000 }).toMatchObject([{ status: 'withdrawn' }]);
});

test('what was sent is shown to the desk of that court alone', async () => {
  const { by, id } = await apply('four@mail.example');
  expect((await calls.ask(by, 'GET', `/api/docket/applications/${id}/dispatches`)).status).toBe(403);
  for (const one of [stranger, await signInNew(court.server.db, 'Demo stranger')])
    expect((await calls.ask(one, 'GET', `/api/docket/applications/${id}/dispatches`)).status).toBe(404);
});
