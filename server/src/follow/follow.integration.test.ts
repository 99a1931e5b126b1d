import { randomUUID } from 'node:crypto';
import type { FollowView, KeptFollow } from '@assize/contracts/casefile/follow/views';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeAgency, type TestStaff } from '../testing/makeAgencies.ts';
import { startTestServer, type TestServer } from '../testing/startTestServer.ts';

let court: TestServer;
let agency: Awaited<ReturnType<typeof makeAgency>>;
let caseId = '';
let desk: TestStaff | undefined;
const partyIds = [randomUUID(), randomUUID()];

beforeAll(async () => {
  court = await startTestServer();
  agency = await makeAgency(court.server.db, 'court', 'Court of the test', ['desk', 'assistant']);
  desk = agency.staff['desk'];
  caseId = randomUUID();
  const facts = { caseNumber: 'Follow 1', title: 'Demo loan', cause: 'Loan', kind: 'civil', matters: [], secrecy: 'ordinary' };
  await ask(desk?.token, 'POST', '/api/case-files', { caseId, agencyId: agency.id, ...facts });
  for (const [index, role] of (['plaintiff', 'defendant'] as const).entries()) {
    const party = { partyId: partyIds[index], role, form: 'person', name: `Demo ${role}`, idNumber: '1', phone: '1', bornOn: null };
    await command(desk?.token, 'party.add', party);
  }
}, 180_000);
afterAll(() => court.close());

async function ask(token: string | undefined, method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }> {
  const headers = { authorization: `Bearer ${token ?? ''}`, 'content-type': 'application/json' };
  const answer = await fetch(court.baseUrl + path, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  return { status: answer.status, body: await answer.json() };
}
const command = (token: string | undefined, type: string, payload: object) =>
  ask(token, 'POST', `/api/case-files/${caseId}`, { key: randomUUID(), type, payload });

const secretOf = ({ body }: { body: unknown }): string => new URL((body as { url: string }).url).hash.slice(1);

/** Names a follower and signs in by their link. */
async function follow(index: number, as: 'party' | 'relative'): Promise<{ token: string; followerId: string; secret: string }> {
  const followerId = randomUUID();
  const who = { followerId, partyId: partyIds[index], as, name: `Demo follower ${String(index)}`, email: null, phone: null, acceptsService: true };
  const made = await ask(desk?.token, 'POST', `/api/case-files/${caseId}/followers`, who);
  expect(made.status).toBe(200);
  const secret = secretOf(made);
  const session = await ask(undefined, 'POST', '/api/sessions', { secret });
  return { token: (session.body as { accessToken: string }).accessToken, followerId, secret };
}

test('a party opens what was written to them, which is the receipt; nobody else of the case gets it', async () => {
  const [mine, other, relative] = [await follow(0, 'party'), await follow(1, 'party'), await follow(1, 'relative')];
  const noticeId = randomUUID();
  const text = 'Your hearing is moved';
  expect((await command(desk?.token, 'notice.send', { noticeId, kind: 'message', to: [mine.followerId], title: 'Date', text, documentIds: [] })).status).toBe(
    200,
  );
  const seen = async (token: string): Promise<FollowView> => (await ask(token, 'GET', `/api/followed/${caseId}`)).body as FollowView;
  expect((await seen(mine.token)).notices).toMatchObject([{ title: 'Date', text: null, openedAt: null }]);
  for (const { token } of [other, relative]) expect(JSON.stringify(await seen(token))).not.toContain(text);
  expect((await command(other.token, 'notice.open', { noticeId })).status).toBe(404);
  expect((await command(mine.token, 'notice.open', { noticeId })).status).toBe(200);
  expect((await seen(mine.token)).notices).toMatchObject([{ text }]);
  const kept = await ask(desk?.token, 'GET', `/api/case-files/${caseId}/followers`);
  expect(kept.body).toMatchObject({ notices: [{ noticeId, opened: [{ followerId: mine.followerId }] }] });
});

test('a party may give clues and nothing more; a relative not even that', async () => {
  const [mine, relative] = [await follow(0, 'party'), await follow(1, 'relative')];
  const clue = (): object => ({ clueId: randomUUID(), kind: 'property', text: 'A flat in the east' });
  expect((await command(mine.token, 'clue.give', clue())).status).toBe(200);
  expect((await command(relative.token, 'clue.give', clue())).status).toBe(403);
  for (const { token } of [mine, relative]) {
    expect((await command(token, 'case.describe', { title: 'Mine' })).status).toBe(403);
    for (const path of ['/log', '/looks', '/followers']) expect((await ask(token, 'GET', `/api/case-files/${caseId}${path}`)).status).toBe(403);
    const file = await ask(token, 'GET', `/api/case-files/${caseId}`);
    expect(file.body).toMatchObject({ main: null, side: null, handovers: null, links: [] });
    expect(JSON.stringify(file.body)).not.toContain('A flat in the east');
  }
});

test('a party who is called to a hearing finds it in their case, and enters it as themselves', async () => {
  const { token, followerId } = await follow(0, 'party');
  const admin = await ask(undefined, 'POST', '/api/sessions', { secret: new URL(court.demo.links['admin'] ?? '').hash.slice(1) });
  const adminToken = (admin.body as { accessToken: string }).accessToken;
  const hearing = { title: 'First date', courtroom: '1', scheduledAt: '2030-01-01T00:00:00.000Z' };
  const scheduled = (await ask(adminToken, 'POST', `/api/cases/${caseId}/hearings`, hearing)).body as { id: string };
  const called = { name: 'Demo plaintiff', role: 'plaintiff', followerId };
  expect((await ask(adminToken, 'POST', `/api/hearings/${scheduled.id}/participants`, called)).status).toBe(200);
  expect((await ask(adminToken, 'POST', `/api/hearings/${scheduled.id}/participants`, { ...called, followerId: randomUUID() })).status).toBe(404);
  expect(((await ask(token, 'GET', `/api/followed/${caseId}`)).body as FollowView).hearings).toMatchObject([{ hearingId: scheduled.id, title: 'First date' }]);
  expect((await ask(token, 'GET', `/api/cases/${caseId}`)).body).toMatchObject({ hearings: [{ id: scheduled.id }] });
});

test('who does not follow any more is shown nothing with the next request', async () => {
  const { token, followerId } = await follow(0, 'party');
  expect((await ask(token, 'GET', `/api/followed/${caseId}`)).status).toBe(200);
  expect((await command(desk?.token, 'follower.end', { followerId, reason: 'the wrong person' })).status).toBe(200);
  expect((await ask(token, 'GET', `/api/followed/${caseId}`)).status).toBe(404);
  expect((await ask(token, 'GET', `/api/case-files/${caseId}`)).status).toBe(404);
  expect((await ask(token, 'GET', '/api/followed')).body).toEqual({ cases: [] });
});

test('who lost their link is given another; the old one and whoever signed in by it are out', async () => {
  const { token, followerId, secret } = await follow(0, 'party');
  const path = `/api/case-files/${caseId}/followers/${followerId}/links`;
  // Neither they themselves nor who follows another case can have one made.
  expect((await ask(token, 'POST', path, {})).status).toBe(403);
  expect((await ask(desk?.token, 'POST', `/api/case-files/${caseId}/followers/${randomUUID()}/links`, {})).status).toBe(404);
  const made = await ask(desk?.token, 'POST', path, {});
  expect(made.status).toBe(200);
  expect((await ask(token, 'GET', `/api/followed/${caseId}`)).status).toBe(401);
  expect((await ask(undefined, 'POST', '/api/sessions', { secret })).status).not.toBe(200);
  const links = async () => ((await ask(desk?.token, 'GET', `/api/case-files/${caseId}/followers`)).body as KeptFollow).links[followerId];
  const before = await links();
  const session = await ask(undefined, 'POST', '/api/sessions', { secret: secretOf(made) });
  const again = (session.body as { accessToken: string }).accessToken;
  expect((await ask(again, 'GET', `/api/followed/${caseId}`)).body).toMatchObject({ me: { followerId } });
  expect(Date.parse((await links())?.lastUsedAt ?? '')).toBeGreaterThan(Date.parse(before?.lastUsedAt ?? ''));
  const log = JSON.stringify((await ask(desk?.token, 'GET', `/api/case-files/${caseId}/log`)).body);
  expect(log).toContain('follower.relinked');
  expect((await command(desk?.token, 'follower.end', { followerId, reason: 'the wrong person' })).status).toBe(200);
  expect((await ask(desk?.token, 'POST', path, {})).status).toBe(404);
});
