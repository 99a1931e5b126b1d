import { buildDocketForm } from '@assize/contracts/testing/buildApplication';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DocketCalls } from '../testing/docketCalls.ts';
import { makeAgency, signInNew, type TestStaff } from '../testing/makeAgencies.ts';
import { startTestServer, type TestServer } from '../testing/startTestServer.ts';
import { readDocketLines } from './DocketLog.ts';

let court: TestServer;
let courtId: string;
let calls: DocketCalls;
let clerk: TestStaff;
let stranger: TestStaff;

beforeAll(async () => {
  court = await startTestServer();
  const { db } = court.server;
  const agency = await makeAgency(db, 'court', 'Demo docket court', ['desk']);
  const other = await makeAgency(db, 'court', 'Another court', ['desk']);
  if (!agency.staff['desk'] || !other.staff['desk']) throw new Error('nobody');
  [clerk, stranger, courtId] = [agency.staff['desk'], other.staff['desk'], agency.id];
  await db.insertInto('docket_court').values({ court_id: agency.id, code: '演试03' }).execute();
  calls = new DocketCalls(court, agency.id);
}, 180_000);
afterAll(() => court.close());

const secretOf = (url: string): string => new URL(url).hash.slice(1);
const signIn = async (url: string): Promise<{ status: number; by: TestStaff }> => {
  const { status, body } = await calls.ask<{ accessToken: string }>(undefined, 'POST', '/api/sessions', { secret: secretOf(url) });
  return { status, by: { accountId: '', token: body.accessToken } };
};
/** Somebody without an account who began with a name, and sent it. */
async function applyWithName(): Promise<{ id: string; url: string; by: TestStaff }> {
  const { body } = await calls.ask<{ applicationId: string; url: string }>(undefined, 'POST', '/api/docket/begin', { courtId, name: 'Demo newcomer' });
  const { by } = await signIn(body.url);
  const id = body.applicationId;
  await calls.save(by, id, 0, buildDocketForm());
  for (const kind of ['identity', 'evidence']) await calls.give(by, id, kind);
  expect((await calls.act(by, id, 'application.send', { revision: 1 })).status).toBe(200);
  return { id, url: body.url, by };
}
const renew = (by: TestStaff, id: string) => calls.ask<{ url: string }>(by, 'POST', `/api/docket/applications/${id}/links`, { asked: 'byPhone' });
const mayLink = async (id: string): Promise<boolean> => (await calls.view(clerk, id)).body.mayLink;

test('whoever lost their link is given another at the desk: the old one and its sessions end, and both sides see that it was done', async () => {
  const { id, url, by } = await applyWithName();
  expect(await mayLink(id)).toBe(true);
  const made = await renew(clerk, id);
  expect(made.status).toBe(200);
  expect((await calls.view(by, id)).status).toBe(401);
  expect((await signIn(url)).status).not.toBe(200);
  const again = await signIn(made.body.url);
  const seen = (await calls.view(again.by, id)).body;
  expect(seen).toMatchObject({ standing: 'applicant', status: 'sent', mayLink: false });
  expect(seen.history.at(-1)).toMatchObject({ type: 'link.renewed', by: { as: 'court', name: null } });
  expect((await calls.view(clerk, id)).body.history.at(-1)?.by.name).toBe('Demo docket court desk');
  const lines = await readDocketLines(court.server.db, id);
  expect(lines.at(-1)).toMatchObject({ type: 'link.renewed', payload: { asked: 'byPhone' } });
  expect(JSON.stringify(lines)).not.toContain(secretOf(made.body.url));
  // Should it not have been them, they hear of it where they are reached.
  const dispatches = () => calls.ask<{ dispatches: { tiding: string }[] }>(clerk, 'GET', `/api/docket/applications/${id}/dispatches`);
  await expect.poll(async () => (await dispatches()).body.dispatches.map((one) => one.tiding), { timeout: 30_000 }).toEqual(['linkRenewed']);
}, 60_000);

test('only the desk of that court makes one', async () => {
  const { id, by } = await applyWithName();
  expect((await renew(by, id)).status).toBe(403);
  for (const one of [stranger, await signInNew(court.server.db, 'Demo stranger')]) expect((await renew(one, id)).status).toBe(404);
  expect((await calls.view(by, id)).status).toBe(200);
});

test('no link is made to an account that was there before, nor through the case that is opened', async () => {
  const lawyer = await signInNew(court.server.db, 'Demo lawyer');
  const id = await calls.send(lawyer);
  expect(await mayLink(id)).toBe(false);
  expect((await renew(clerk, id)).status).toBe(403);
  const { seq } = (await calls.act(clerk, id, 'application.take')).body;
  expect((await calls.act(clerk, id, 'application.accept', { feeFen: null, seenSeq: seq })).status).toBe(200);
  const kept = await calls.ask<{ followers: Record<string, unknown> }>(clerk, 'GET', `/api/case-files/${id}/followers`);
  const [followerId = ''] = Object.keys(kept.body.followers);
  expect((await calls.ask(clerk, 'POST', `/api/case-files/${id}/followers/${followerId}/links`, {})).status).toBe(403);
  expect((await calls.view(lawyer, id)).status).toBe(200);
}, 60_000);

test('nor to one that is more by now: with another application, or at an agency', async () => {
  const { db } = court.server;
  const [another, hired] = [await applyWithName(), await applyWithName()];
  await calls.fill(another.by);
  const { account_id } = await db.selectFrom('docket_application').select('account_id').where('id', '=', hired.id).executeTakeFirstOrThrow();
  await db.insertInto('agency_staff').values({ agency_id: courtId, account_id, role: 'assistant' }).execute();
  for (const { id } of [another, hired]) {
    expect(await mayLink(id)).toBe(false);
    expect((await renew(clerk, id)).status).toBe(403);
  }
}, 60_000);

test('who applied and follows the case now is given another still, by the desk and by whoever tells the parties', async () => {
  const { id } = await applyWithName();
  const { seq } = (await calls.act(clerk, id, 'application.take')).body;
  await calls.act(clerk, id, 'application.accept', { feeFen: null, seenSeq: seq });
  const { body } = await renew(clerk, id);
  expect((await calls.ask<{ cases: unknown[] }>((await signIn(body.url)).by, 'GET', '/api/followed')).body.cases).toHaveLength(1);
  const kept = await calls.ask<{ followers: Record<string, unknown> }>(clerk, 'GET', `/api/case-files/${id}/followers`);
  const [followerId = ''] = Object.keys(kept.body.followers);
  expect((await calls.ask(clerk, 'POST', `/api/case-files/${id}/followers/${followerId}/links`, {})).status).toBe(200);
}, 60_000);
