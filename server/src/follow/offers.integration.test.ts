import { randomUUID } from 'node:crypto';
import type { FollowView } from '@assize/contracts/casefile/follow/views';
import type { CaseFileView } from '@assize/contracts/casefile/fileViews';
import type { OwnOffer, ReceivedOffer } from '@assize/contracts/casefile/offers/views';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeAgency, type TestStaff } from '../testing/makeAgencies.ts';
import { type Answer, askAs, openTestCase, uploadFor } from '../testing/openTestCase.ts';
import { startTestServer, type TestServer } from '../testing/startTestServer.ts';

let court: TestServer;
let agency: Awaited<ReturnType<typeof makeAgency>>;
let other: Awaited<ReturnType<typeof makeAgency>>;
let caseId = '';
let base = '';
/** The plaintiff, the defendant and a relative of the defendant. */
const people: TestStaff[] = [];
const partyIds = [randomUUID(), randomUUID()];
const pdf = (words: string): Buffer => Buffer.from(`%PDF-1.4\n% ${words}\n%%EOF\n`);
const desk = (): TestStaff | undefined => agency.staff['desk'];
const ask = <T = unknown>(by: TestStaff | undefined, method: string, path: string, body?: unknown): Promise<Answer<T>> =>
  askAs<T>(court.baseUrl, by, method, path, body);
const command = (by: TestStaff | undefined, type: string, payload: object) => ask(by, 'POST', base, { key: randomUUID(), type, payload });

beforeAll(async () => {
  court = await startTestServer();
  agency = await makeAgency(court.server.db, 'court', 'Court of the test', ['desk', 'assistant', 'head']);
  other = await makeAgency(court.server.db, 'court', 'Another court', ['desk']);
  caseId = await openTestCase(court.baseUrl, agency, { kind: 'civil' });
  base = `/api/case-files/${caseId}`;
  for (const [index, role] of (['plaintiff', 'defendant'] as const).entries())
    await command(desk(), 'party.add', { partyId: partyIds[index], role, form: 'person', name: `Demo ${role}`, idNumber: null, phone: null, bornOn: null });
  for (const [index, as] of [
    [0, 'party'],
    [1, 'party'],
    [1, 'relative'],
  ] as const) {
    const who = { followerId: randomUUID(), partyId: partyIds[index], as, name: 'Demo follower', email: null, phone: null, acceptsService: false };
    const made = await ask<{ url: string }>(desk(), 'POST', `${base}/followers`, who);
    const session = await ask<{ accessToken: string; account: { id: string } }>(undefined, 'POST', '/api/sessions', {
      secret: new URL(made.body.url).hash.slice(1),
    });
    people.push({ accountId: session.body.account.id, token: session.body.accessToken });
  }
}, 180_000);
afterAll(() => court.close());

async function offer(by: TestStaff | undefined, words: string, change: object = {}): Promise<Answer<OwnOffer> & { asked: object }> {
  const uploadId = await uploadFor(court.baseUrl, by, caseId, pdf(words));
  const asked = { offerId: randomUUID(), kind: 'evidence', title: 'Demo IOU', proves: 'that it was lent', uploadId, name: 'iou.pdf', ...change };
  return { ...(await ask<OwnOffer>(by, 'POST', `${base}/offers`, asked)), asked };
}

test('a party offers a document: examined as evidence, once however often it is asked for, open to themselves and to who leads', async () => {
  const [plaintiff, defendant, relative] = people;
  const { status, body, asked } = await offer(plaintiff, 'lent');
  expect([status, body.status]).toEqual([200, 'offered']);
  expect(await ask(plaintiff, 'POST', `${base}/offers`, asked)).toMatchObject({ status: 200, body: { offerId: body.offerId } });
  const mine = await ask<FollowView>(plaintiff, 'GET', `/api/followed/${caseId}`);
  expect(mine.body.offers).toMatchObject([{ offerId: body.offerId, status: 'offered' }]);
  const received = await ask<{ offers: ReceivedOffer[] }>(desk(), 'GET', `${base}/offers`);
  expect(received.body.offers).toMatchObject([{ giver: 'Demo follower', partyName: 'Demo plaintiff', proves: 'that it was lent' }]);
  const pages = `${base}/documents/${body.offerId}/pages`;
  for (const by of [plaintiff, desk(), agency.staff['assistant'], agency.staff['head']]) expect((await ask(by, 'GET', pages)).status).toBe(200);
  expect((await ask<{ offers: ReceivedOffer[] }>(agency.staff['head'], 'GET', `${base}/offers`)).body.offers).toHaveLength(1);
  // Neither the other side nor a relative, nor another court; and no list has it.
  for (const by of [defendant, relative, other.staff['desk']]) expect((await ask(by, 'GET', pages)).status).toBe(404);
  for (const by of [defendant, relative, plaintiff]) expect((await ask(by, 'GET', `${base}/offers`)).status).toBe(403);
  expect((await ask(other.staff['desk'], 'GET', `${base}/offers`)).status).toBe(404);
  for (const by of [defendant, relative]) expect(JSON.stringify((await ask(by, 'GET', `/api/followed/${caseId}`)).body)).not.toContain('IOU');
  expect((await ask<CaseFileView>(desk(), 'GET', base)).body.main).toEqual([]);
  expect((await ask(desk(), 'POST', `${base}/documents`, { ...asked, documentId: body.offerId })).status).toBe(400);
});

test('what is no document, what proves nothing, and whoever is no party are refused, and nothing is kept of it', async () => {
  const [plaintiff, , relative] = people;
  const before = await ask<FollowView>(plaintiff, 'GET', `/api/followed/${caseId}`);
  const script = await uploadFor(court.baseUrl, plaintiff, caseId, Buffer.from('<html><script>alert(1)</script></html>'));
  const asked = { offerId: randomUUID(), kind: 'opinion', title: 'x', proves: '', uploadId: script, name: 'x.pdf' };
  expect(await ask(plaintiff, 'POST', `${base}/offers`, asked)).toMatchObject({ status: 422, body: { error: { code: 'documentRefused' } } });
  expect((await offer(plaintiff, 'proves nothing', { proves: ' ' })).status).toBe(400);
  await expect(uploadFor(court.baseUrl, relative, caseId, pdf('x'))).rejects.toThrow();
  const theirs = await uploadFor(court.baseUrl, plaintiff, caseId, pdf('theirs'));
  expect((await ask(people[1], 'POST', `${base}/offers`, { ...asked, uploadId: theirs })).status).toBe(404);
  expect((await ask(desk(), 'POST', `${base}/offers`, { ...asked, uploadId: theirs })).status).toBe(403);
  // Nor may a party file by the way of the agency.
  const placed = { volume: 'main', folder: '', title: 'x', madeOn: null };
  const filed = { documentId: randomUUID(), ...placed, uploadId: theirs, name: 'x.pdf' };
  expect((await ask(plaintiff, 'POST', `${base}/documents`, filed)).status).toBe(403);
  expect((await ask<FollowView>(plaintiff, 'GET', `/api/followed/${caseId}`)).body.offers).toEqual(before.body.offers);
});

test('the clerk takes one into the file, which the log says, and refuses another with a reason that its giver reads', async () => {
  const [plaintiff] = people;
  const [taken, refused] = [(await offer(plaintiff, 'taken')).body.offerId, (await offer(plaintiff, 'refused')).body.offerId];
  for (const by of [plaintiff, agency.staff['head']]) expect((await command(by, 'offer.take', { offerId: taken, folder: '', title: 'Mine' })).status).toBe(403);
  expect((await command(desk(), 'offer.take', { offerId: taken, folder: 'Evidence', title: 'IOU of the plaintiff' })).status).toBe(200);
  expect((await command(desk(), 'offer.refuse', { offerId: refused, reason: 'Not legible' })).status).toBe(200);
  const { main } = (await ask<CaseFileView>(desk(), 'GET', base)).body;
  expect(main).toMatchObject([{ documentId: taken, title: 'IOU of the plaintiff', folder: 'Evidence', no: 1 }]);
  const { offers } = (await ask<FollowView>(plaintiff, 'GET', `/api/followed/${caseId}`)).body;
  expect(offers.find((one) => one.offerId === refused)).toMatchObject({ status: 'refused', reason: 'Not legible' });
  expect((await ask(desk(), 'GET', `${base}/documents/${taken}/pages`)).status).toBe(200);
  const log = JSON.stringify((await ask(desk(), 'GET', `${base}/log`)).body);
  for (const type of ['offer.made', 'offer.taken', 'offer.refused', 'document.filed']) expect(log).toContain(type);
  // Its pages are counted from now on, as those of everything in the file.
  const row = court.server.db.selectFrom('case_document_version').select(['paged_at', 'version']).where('document_id', '=', taken);
  expect(await row.execute()).toMatchObject([{ version: 1 }]);
});

test('a giver takes one back while nobody answered it: it is closed to the agency, which the log says', async () => {
  const [plaintiff, defendant] = people;
  const { offerId } = (await offer(plaintiff, 'taken back')).body;
  const answered = (await offer(plaintiff, 'answered')).body.offerId;
  for (const by of [defendant, desk(), agency.staff['head']]) expect([403, 404]).toContain((await command(by, 'offer.withdraw', { offerId })).status);
  for (let again = 0; again < 2; again++) expect((await command(plaintiff, 'offer.withdraw', { offerId })).status).toBe(200);
  const { offers } = (await ask<FollowView>(plaintiff, 'GET', `/api/followed/${caseId}`)).body;
  expect(offers.find((one) => one.offerId === offerId)).toMatchObject({ status: 'withdrawn' });
  for (const path of ['pages', 'pages/1/screen', 'original']) expect((await ask(desk(), 'GET', `${base}/documents/${offerId}/${path}`)).status).toBe(404);
  expect(await command(desk(), 'offer.take', { offerId, folder: '', title: 'x' })).toMatchObject({ status: 409, body: { error: { code: 'wrongCaseState' } } });
  expect((await command(desk(), 'offer.refuse', { offerId: answered, reason: 'Late' })).status).toBe(200);
  expect(await command(plaintiff, 'offer.withdraw', { offerId: answered })).toMatchObject({
    status: 409,
    body: { error: { code: 'wrongCaseState', details: { cause: 'answered' } } },
  });
  expect(JSON.stringify((await ask(desk(), 'GET', `${base}/log`)).body)).toContain('offer.withdrawn');
});

test('who follows the case no more opens nothing of what they offered', async () => {
  const [, defendant] = people;
  const { offerId } = (await offer(defendant, 'the other side')).body;
  const pages = `${base}/documents/${offerId}/pages`;
  expect((await ask(defendant, 'GET', pages)).status).toBe(200);
  const { followers } = (await ask<{ followers: Record<string, { accountId: string; followerId: string }> }>(desk(), 'GET', `${base}/followers`)).body;
  const followerId = Object.values(followers).find((one) => one.accountId === defendant?.accountId)?.followerId;
  expect((await command(desk(), 'follower.end', { followerId, reason: 'no party' })).status).toBe(200);
  expect((await ask(defendant, 'GET', pages)).status).toBe(404);
  expect((await ask(desk(), 'GET', pages)).status).toBe(200);
});
