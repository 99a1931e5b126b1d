import { randomUUID } from 'node:crypto';
import type { CaseDispatch, OwnContacts } from '@assize/contracts/notices/wire';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CaseCalls } from '../testing/caseCalls.ts';
import { codeIn, MailServer } from '../testing/MailServer.ts';
import { makeAgency, type TestStaff } from '../testing/makeAgencies.ts';
import { startTestServer, type TestServer } from '../testing/startTestServer.ts';
import { TextGateway } from '../testing/TextGateway.ts';
import { zoneOfNoon } from '../testing/zoneOfNoon.ts';

const smsSecret = `whsec_${Buffer.alloc(32, 5).toString('base64')}`;
let court: TestServer;
let mails: MailServer;
let texts: TextGateway;
let calls: CaseCalls;
let desk: TestStaff | undefined;
let stranger: TestStaff | undefined;
let caseId = '';
const partyId = randomUUID();

beforeAll(async () => {
  [mails, texts] = await Promise.all([MailServer.start(), TextGateway.start()]);
  const mail = { SMTP_URL: mails.url, MAIL_FROM: '演示法院 <notices@court.example>' };
  court = await startTestServer({ ...mail, SMS_URL: texts.url, SMS_SECRET: smsSecret, COURT_TIME_ZONE: zoneOfNoon() });
  calls = new CaseCalls(court);
  const agency = await makeAgency(court.server.db, 'court', '演示区人民法院', ['desk']);
  desk = agency.staff['desk'];
  stranger = (await makeAgency(court.server.db, 'court', 'Another court', ['desk'])).staff['desk'];
  caseId = await calls.open(desk, agency.id, { caseNumber: '（2026）演0107民初5678号', kind: 'civil', matters: [], title: 'Secret title' });
  const party = { partyId, role: 'plaintiff', form: 'person', name: 'Demo plaintiff', idNumber: null, phone: null, bornOn: null };
  await calls.act(desk, caseId, 'party.add', party);
}, 180_000);
afterAll(async () => {
  await court.close();
  await Promise.all([mails.close(), texts.close()]);
});

/** Somebody who follows the case, signed in by the link of theirs. */
async function follow(reached: { email: string | null; phone: string | null; language?: 'en' }): Promise<TestStaff & { followerId: string }> {
  const followerId = randomUUID();
  const who = { followerId, partyId, as: 'party', name: 'Demo follower', acceptsService: true, ...reached };
  const made = await calls.ask(desk, 'POST', `/api/case-files/${caseId}/followers`, who);
  expect(made.status).toBe(200);
  const secret = new URL((made.body as { url: string }).url).hash.slice(1);
  const { accessToken } = (await calls.ask(undefined, 'POST', '/api/sessions', { secret })).body as { accessToken: string };
  return { accountId: '', token: accessToken, followerId };
}
const contactsOf = async (by: TestStaff): Promise<OwnContacts> => (await calls.ask(by, 'GET', '/api/contacts')).body as OwnContacts;
const writeTo = (...to: string[]) =>
  calls.act(desk, caseId, 'notice.send', { noticeId: randomUUID(), kind: 'message', to, title: 'Secret title', text: '机密内容', documentIds: [] });
const confirm = (by: TestStaff, channel: 'email' | 'sms', code: string) => calls.ask(by, 'POST', '/api/contacts/confirm', { channel, code });
const dispatchesOf = async (name: string): Promise<CaseDispatch[]> => {
  const { body } = await calls.ask(desk, 'GET', `/api/case-files/${caseId}/dispatches`);
  return (body as { dispatches: CaseDispatch[] }).dispatches.filter((one) => one.toName === name);
};
async function confirmEmail(by: TestStaff, address: string): Promise<void> {
  const before = mails.received.length;
  expect((await calls.ask(by, 'POST', '/api/contacts/codes', { channel: 'email' })).status).toBe(200);
  const came = mails.received.slice(before).find((one) => one.to.includes(address));
  expect((await confirm(by, 'email', codeIn(came?.mail.text))).status).toBe(200);
}

test('who confirmed both addresses is told by both, in Chinese that survives, with nothing that a bystander may not read', async () => {
  const mine = await follow({ email: 'one@mail.example', phone: '138 0000 0001' });
  expect(await contactsOf(mine)).toMatchObject({ email: { address: 'one@mail.example', confirmedAt: null }, phone: { address: '+8613800000001' } });
  await confirmEmail(mine, 'one@mail.example');
  expect((await calls.ask(mine, 'POST', '/api/contacts/codes', { channel: 'sms' })).status).toBe(200);
  const [code] = await texts.waitFor('+8613800000001', 1);
  expect((await confirm(mine, 'sms', codeIn(code?.text))).status).toBe(200);

  expect((await writeTo(mine.followerId)).status).toBe(200);
  const [, mail] = await mails.waitFor('one@mail.example', 2);
  const [, text] = await texts.waitFor('+8613800000001', 2);
  expect(mail?.mail.subject).toBe('【演示区人民法院】您有一封新来函');
  expect(mail?.mail.from).toMatchObject({ name: '演示法院', address: 'notices@court.example' });
  expect(mail?.mail.text).toContain('案号：（2026）演0107民初***8号。');
  expect(text?.text).toBe(`【演示区人民法院】您有一封新来函，请登录查看。案号：（2026）演0107民初***8号。${court.baseUrl}/my-cases`);
  for (const said of [mail?.mail.text, mail?.mail.subject, text?.text]) expect(said).not.toMatch(/Secret|机密|5678|Demo|#/);
  // What goes over the wire is plain ASCII (RFC 5322, RFC 2047), whatever it says.
  expect(mail?.raw.every((byte) => byte < 128)).toBe(true);
  expect(new Webhook(smsSecret).verify(text?.body ?? '', text?.headers as Record<string, string>)).toMatchObject({ to: '+8613800000001' });
});

test('nothing but the code goes where nobody confirmed that they are reached, and the agency sees that', async () => {
  const mine = await follow({ email: 'two@mail.example', phone: null, language: 'en' });
  expect((await writeTo(mine.followerId)).status).toBe(200);
  await expect.poll(async () => (await contactsOf(mine)).dispatches, { timeout: 30_000 }).toMatchObject([{ status: 'noAddress', address: null }]);
  await confirmEmail(mine, 'two@mail.example');
  expect(mails.received.filter((one) => one.to.includes('two@mail.example'))).toHaveLength(1);
  await writeTo(mine.followerId);
  const [, mail] = await mails.waitFor('two@mail.example', 2);
  expect(mail?.mail.subject).toBe('演示区人民法院: A letter for you');
});

test('five wrong codes are all; another address is confirmed anew', async () => {
  const mine = await follow({ email: 'three@mail.example', phone: null });
  await calls.ask(mine, 'POST', '/api/contacts/codes', { channel: 'email' });
  const [mail] = await mails.waitFor('three@mail.example', 1);
  const right = codeIn(mail?.mail.text);
  const wrong = right === '000000' ? '111111' : '000000';
  for (const triesLeft of [4, 3, 2, 1, 0]) expect((await confirm(mine, 'email', wrong)).body).toEqual({ error: { code: 'codeWrong', details: { triesLeft } } });
  expect((await confirm(mine, 'email', right)).status).toBe(409);
  await confirmEmail(mine, 'three@mail.example');
  const changed = { language: 'en', email: 'four@mail.example', phone: null, wishes: { email: true, sms: true } };
  expect((await calls.ask(mine, 'POST', '/api/contacts', changed)).body).toMatchObject({ email: { address: 'four@mail.example', confirmedAt: null } });
  expect((await calls.ask(desk, 'GET', `/api/case-files/${caseId}/followers`)).body).toMatchObject({
    followers: { [mine.followerId]: { email: 'four@mail.example' } },
  });
});

test('who does not wish it is told only what they have to be', async () => {
  const mine = await follow({ email: 'five@mail.example', phone: null });
  await confirmEmail(mine, 'five@mail.example');
  await calls.ask(mine, 'POST', '/api/contacts', { language: 'zh-CN', email: 'five@mail.example', phone: null, wishes: { email: false, sms: false } });
  await writeTo(mine.followerId);
  const documentIds = [await calls.file(caseId, 'Summons')];
  const served = { noticeId: randomUUID(), kind: 'service', to: [mine.followerId], title: 'x', text: 'x', documentIds };
  expect((await calls.act(desk, caseId, 'notice.send', served)).status).toBe(200);
  const [, mail] = await mails.waitFor('five@mail.example', 2);
  expect(mail?.mail.subject).toContain('诉讼文书待签收');
  await expect.poll(async () => (await contactsOf(mine)).dispatches.map((one) => one.status), { timeout: 30_000 }).toEqual(['sent', 'notWished']);
});

test('the agency of the case sees what became of each, with no whole address; nobody else does', async () => {
  const mine = await follow({ email: 'six@mail.example', phone: null });
  await confirmEmail(mine, 'six@mail.example');
  await writeTo(mine.followerId);
  await expect
    .poll(() => dispatchesOf('Demo follower').then((all) => all.find((one) => one.address === 's***@mail.example')), { timeout: 30_000 })
    .toMatchObject({ status: 'sent', tiding: 'letter', channel: 'email', failures: 0, receipt: expect.stringMatching(/^250 /) as string });
  expect(JSON.stringify(await dispatchesOf('Demo follower'))).not.toContain('six@mail.example');
  expect((await calls.ask(mine, 'GET', `/api/case-files/${caseId}/dispatches`)).status).toBe(403);
  expect((await calls.ask(stranger, 'GET', `/api/case-files/${caseId}/dispatches`)).status).toBe(404);
});

test('the log of the case has no address of anybody', async () => {
  const { body } = await calls.ask(desk, 'GET', `/api/case-files/${caseId}/log`);
  expect(JSON.stringify(body)).toContain('follower.named');
  expect(JSON.stringify(body)).not.toMatch(/mail\.example|1380000/);
});
