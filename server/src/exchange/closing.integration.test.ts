import { EventEmitter, once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { makeAgency, signInNew, type TestStaff } from '../testing/makeAgencies.ts';
import { type Answer, askAs, fileAs, openTestCase } from '../testing/openTestCase.ts';
import { startTestServer, type TestServer } from '../testing/startTestServer.ts';

let court: TestServer;
let admin: TestStaff;
let police: Awaited<ReturnType<typeof makeAgency>>;
/** Other installations, which take nothing for now: what reaches them is counted. */
let one: Elsewhere;
let other: Elsewhere;
let third: Elsewhere;

interface Elsewhere {
  server: Server;
  reached: EventEmitter;
  count: number;
  /** It lets us sign in, and is cut off with what it is brought after that. */
  letsIn: boolean;
  partnerId: string;
  agencyId: string;
  secret: string;
}
const ask = <T = unknown>(by: TestStaff | undefined, method: string, path: string, body?: unknown): Promise<Answer<T>> =>
  askAs<T>(court.baseUrl, by, method, path, body);
const closure = (by: TestStaff | undefined, partnerId: string) => ask(by, 'POST', `/api/exchange/partners/${partnerId}/closure`, {});

beforeAll(async () => {
  court = await startTestServer();
  admin = await signInNew(court.server.db, 'Demo admin', true);
  police = await makeAgency(court.server.db, 'police', 'Demo police', ['desk']);
  [one, other] = [await makeElsewhere('Demo procurators one'), await makeElsewhere('Demo procurators other')];
  third = await makeElsewhere('Demo procurators third');
}, 180_000);
afterAll(async () => {
  await court.close();
  for (const { server } of [one, other, third]) server.close();
});

async function makeElsewhere(name: string): Promise<Elsewhere> {
  const made: Elsewhere = { server: createServer(), reached: new EventEmitter(), count: 0, letsIn: false, partnerId: '', agencyId: randomUUID(), secret: '' };
  made.server.on('request', (request, response) => {
    made.count += 1;
    const isIn = made.letsIn && request.url === '/api/exchange/token';
    if (isIn) response.writeHead(200).end(JSON.stringify({ access_token: 'token', token_type: 'Bearer', expires_in: 600 }));
    else response.writeHead(503).end('{}');
    if (isIn) return;
    made.reached.emit('request');
  });
  made.server.listen(0, '127.0.0.1');
  await once(made.server, 'listening');
  const { publicKey } = generateKeyPairSync('ed25519');
  const agencies = [{ id: made.agencyId, kind: 'procuratorate', level: 'basic', name, district: 'Elsewhere' }];
  const baseUrl = `http://127.0.0.1:${String((made.server.address() as AddressInfo).port)}`;
  const body = { name, baseUrl, publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(), agencies };
  const { body: issued } = await ask<{ clientId: string; clientSecret: string }>(admin, 'POST', '/api/exchange/partners', body);
  [made.partnerId, made.secret] = [issued.clientId, issued.clientSecret];
  await ask(admin, 'POST', `/api/exchange/partners/${made.partnerId}/credentials`, { clientId: 'us', clientSecret: 'there' });
  return made;
}
async function tokenOf({ partnerId }: Elsewhere, secret: string): Promise<string | undefined> {
  const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: partnerId, client_secret: secret });
  return ((await (await fetch(`${court.baseUrl}/api/exchange/token`, { method: 'POST', body })).json()) as { access_token?: string }).access_token;
}
/** What a token opens: 404 for a handover that is not there, 401 for who is not signed in. */
async function statusOf(token: string | undefined): Promise<number> {
  const headers = { authorization: `Bearer ${token ?? ''}` };
  return (await fetch(`${court.baseUrl}/api/exchange/handovers/${randomUUID()}`, { headers })).status;
}
/** Sends a case with a document to an agency of theirs. */
async function send({ agencyId }: Elsewhere): Promise<Answer & { caseId: string; handoverId: string }> {
  const desk = police.staff['desk'];
  const caseId = await openTestCase(court.baseUrl, police);
  await fileAs(court.baseUrl, desk, caseId, Buffer.from('%PDF-1.4\n% demo\n%%EOF\n'));
  const handoverId = randomUUID();
  const payload = { handoverId, toAgencyId: agencyId, purpose: 'prosecution', note: '' };
  return { caseId, handoverId, ...(await ask(desk, 'POST', `/api/case-files/${caseId}`, { key: randomUUID(), type: 'handover.send', payload })) };
}
const takeBack = ({ caseId, handoverId }: { caseId: string; handoverId: string }): Promise<Answer> => {
  const command = { key: randomUUID(), type: 'handover.withdraw', payload: { handoverId, reason: 'closed' } };
  return ask(police.staff['desk'], 'POST', `/api/case-files/${caseId}`, command);
};
/** How the newest handover of a case looks to its sender. */
async function viewOf(caseId: string): Promise<{ status: string; closedPartner: string | null } | undefined> {
  const { body } = await ask<{ handovers: { status: string; closedPartner: string | null }[] }>(police.staff['desk'], 'GET', `/api/case-files/${caseId}`);
  return body.handovers.at(-1);
}
/** Everything that is to be brought anywhere is due now. */
const makeDue = () =>
  court.server.db
    .updateTable('exchange_errand')
    .set({ retry_at: new Date(0) })
    .execute();

test('a partner that is closed signs in no more, with its secret or with a token that it had, and is sent nothing more', async () => {
  const reached = once(one.reached, 'request');
  for (const to of [one, other]) expect((await send(to)).status).toBe(200);
  await reached;
  const token = await tokenOf(one, one.secret);
  expect(await statusOf(token)).toBe(404);
  expect((await closure(police.staff['desk'], one.partnerId)).status).toBe(403);
  expect((await closure(admin, randomUUID())).status).toBe(404);
  for (let again = 0; again < 2; again++) expect((await closure(admin, one.partnerId)).status).toBe(200);
  expect(await statusOf(token)).toBe(401);
  expect(await tokenOf(one, one.secret)).toBeUndefined();
  expect(await statusOf(await tokenOf(other, other.secret))).toBe(404);
  const { body } = await ask<{ partners: object[] }>(admin, 'GET', '/api/exchange/partners');
  expect(body.partners).toMatchObject([
    { partnerId: one.partnerId, isClosed: true, pending: 1 },
    { partnerId: other.partnerId, isClosed: false, pending: 1 },
    { partnerId: third.partnerId, isClosed: false, pending: 0 },
  ]);
  // Rounds follow each other: what was under way when it was closed has ended at the latest with the first of these.
  await roundTo(other);
  await roundTo(other);
  const before = one.count;
  await roundTo(other);
  await roundTo(other);
  expect(one.count).toBe(before);
  expect((await send(one)).status).not.toBe(200);
  expect(JSON.stringify((await ask(police.staff['desk'], 'GET', '/api/agencies')).body)).not.toContain('procurators one');
});

test('a new secret opens it again: what waited is brought, and what it signed in with before stays refused', async () => {
  const tokenBefore = await tokenOf(other, other.secret);
  const { body } = await ask<{ clientSecret: string }>(admin, 'POST', `/api/exchange/partners/${one.partnerId}/secret`, {});
  expect(await tokenOf(one, one.secret)).toBeUndefined();
  expect(await statusOf(await tokenOf(one, body.clientSecret))).toBe(404);
  await roundTo(one);
  // Of one that is open, it is the same.
  await ask(admin, 'POST', `/api/exchange/partners/${other.partnerId}/secret`, {});
  expect(await statusOf(tokenBefore)).toBe(401);
});

/** Until something reaches them of what is made due now. */
async function roundTo({ reached }: Elsewhere): Promise<void> {
  const next = once(reached, 'request');
  await makeDue();
  await next;
}

test('what was never sent to a partner that is closed is taken back at once; what it may have had stays where it is', async () => {
  // It does not let us in: nothing is sent, and it is not tried again for now.
  const never = await send(third);
  await vi.waitFor(async () => expect((await errandOf(never))?.failures).toBeGreaterThan(0), { timeout: 30_000, interval: 50 });
  await makeLater(never);
  expect(await viewOf(never.caseId)).toMatchObject({ status: 'sent', closedPartner: null });
  // It lets us in, and with the package it is cut off: nobody can say whether it has it.
  third.letsIn = true;
  const reached = once(third.reached, 'request');
  const kept = await send(third);
  await reached;
  await closure(admin, third.partnerId);

  expect(await viewOf(kept.caseId)).toMatchObject({ status: 'sent', closedPartner: 'mayHaveIt' });
  expect(await takeBack(kept)).toMatchObject({ status: 409, body: { error: { code: 'wrongCaseState', details: { cause: 'atPartner' } } } });
  expect(await viewOf(kept.caseId)).toMatchObject({ status: 'sent' });

  expect(await viewOf(never.caseId)).toMatchObject({ status: 'sent', closedPartner: 'hasNothing' });
  expect((await takeBack(never)).status).toBe(200);
  expect(await viewOf(never.caseId)).toMatchObject({ status: 'withdrawn', closedPartner: null });
  expect(await court.server.db.selectFrom('exchange_errand').select('handover_id').where('partner_id', '=', third.partnerId).execute()).toEqual([
    { handover_id: kept.handoverId },
  ]);
  // The case is in its sender's hands again: it goes on, and to somebody else.
  const payload = { handoverId: randomUUID(), toAgencyId: other.agencyId, purpose: 'prosecution', note: '' };
  const again = await ask(police.staff['desk'], 'POST', `/api/case-files/${never.caseId}`, { key: randomUUID(), type: 'handover.send', payload });
  expect(again.status).toBe(200);
}, 60_000);

const errandOf = ({ handoverId }: { handoverId: string }) =>
  court.server.db.selectFrom('exchange_errand').select('failures').where('handover_id', '=', handoverId).executeTakeFirst();
/** It is not due for now. */
const makeLater = ({ handoverId }: { handoverId: string }) =>
  court.server.db
    .updateTable('exchange_errand')
    .set({ retry_at: new Date(Date.now() + 3_600_000) })
    .where('handover_id', '=', handoverId)
    .execute();
