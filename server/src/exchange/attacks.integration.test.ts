import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { exchangeRoutes } from '@assize/contracts/exchange/routes';
import type { ExchangePackage } from '@assize/contracts/exchange/wire';
import { hashOf } from '@assize/contracts/hearing/chain';
import { FileStore } from '@assize/platform/store/FileStore';
import { signToken } from '@assize/platform/tokens';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeAgency, signInNew, type TestStaff } from '../testing/makeAgencies.ts';
import { askExchange, documentOf, type OwnAnswer, ownContent, OwnSystem, refused } from '../testing/OwnSystem.ts';
import { startTestServer, type TestServer, testSecret } from '../testing/startTestServer.ts';

let court: TestServer;
let admin: TestStaff;
let ours: Awaited<ReturnType<typeof makeAgency>>;
/** Two agencies' own systems, each with a key of its own. */
let one: OwnSystem;
let other: OwnSystem;

const content = ownContent;

beforeAll(async () => {
  court = await startTestServer();
  admin = await signInNew(court.server.db, 'Demo admin', true);
  ours = await makeAgency(court.server.db, 'procuratorate', 'Demo procurators', ['desk', 'head']);
  [one, other] = [await OwnSystem.create(court.baseUrl, admin, 'Demo police one'), await OwnSystem.create(court.baseUrl, admin, 'Demo police other')];
}, 180_000);
afterAll(() => court.close());

function askToken(body: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${court.baseUrl}/api/exchange/token`, { method: 'POST', body: new URLSearchParams(body), headers });
}
const ask = ({ token }: { token: string }, method: string, path: string, body?: object | Buffer): Promise<OwnAnswer> =>
  askExchange(court.baseUrl, token, method, path, body);
/** A package as an agency's own system makes it. */
const packageOf = (by: OwnSystem, change: Partial<ExchangePackage['manifest']> = {}): ExchangePackage => by.packageFor(ours.id, change);
const announce = (by: OwnSystem, made: ExchangePackage, id = made.manifest.handoverId): Promise<OwnAnswer> => by.announce(made, id);
const bring = (by: OwnSystem, made: ExchangePackage, body: Buffer, documentId?: string): Promise<OwnAnswer> => by.bring(made, body, documentId);
/** All that is kept of what comes: rows, cases, documents and their bytes. */
async function kept(): Promise<unknown> {
  const { db } = court.server;
  const rows = await db.selectFrom('exchange_incoming').select(['handover_id', 'status']).execute();
  const documents = await db.selectFrom('exchange_document').select('document_id').execute();
  const events = await db.selectFrom('case_event').select(['case_id', 'seq']).execute();
  const objects = await new FileStore(join(court.dataDir, 'store')).list('evidence');
  return { rows, documents, events, objects };
}

describe('the token of a partner', () => {
  test('is given for its secret alone, by form or by HTTP Basic, in the words of OAuth', async () => {
    const grant = { grant_type: 'client_credentials' };
    const basic = { authorization: `Basic ${Buffer.from(`${one.partnerId}:${one.secret}`).toString('base64')}` };
    expect(await (await askToken(grant, basic)).json()).toMatchObject({ token_type: 'Bearer', expires_in: 600 });
    for (const wrong of [
      { client_id: one.partnerId, client_secret: other.secret },
      { client_id: randomUUID(), client_secret: one.secret },
      { client_id: 'x' },
      {},
    ]) {
      const answer = await askToken({ ...grant, ...wrong });
      expect([answer.status, await answer.json()]).toEqual([401, { error: 'invalid_client' }]);
    }
    expect(await (await askToken({ grant_type: 'password' })).json()).toEqual({ error: 'unsupported_grant_type' });
    expect(await (await askToken({})).json()).toEqual({ error: 'invalid_request' });
    const rows = JSON.stringify(await court.server.db.selectFrom('exchange_partner').selectAll().execute());
    expect(rows).not.toContain(one.secret);
  });

  test.each(Object.entries(exchangeRoutes).flatMap(([name, route]) => ('isOpen' in route ? [] : [name])))('%s opens to no other token', async (name) => {
    const [method = '', path = ''] = name.split(' ');
    const at = path.replace('/api/exchange', '').replaceAll(/:\w+/g, randomUUID());
    const sessions = signToken('access', { sub: one.partnerId, sessionId: randomUUID(), isAdmin: true }, testSecret);
    for (const token of [
      '',
      sessions,
      admin.token,
      signToken('exchange', { sub: randomUUID() }, testSecret),
      signToken('exchange', { sub: one.partnerId }, 'x'.repeat(40)),
    ]) {
      const body = method === 'GET' ? undefined : {};
      expect((await ask({ token }, method, at, body)).status).toBe(401);
    }
  });

  test('opens nothing else', async () => {
    const headers = { authorization: `Bearer ${one.token}` };
    for (const path of ['/api/cases', '/api/agencies', '/api/exchange/partners']) expect((await fetch(court.baseUrl + path, { headers })).status).toBe(401);
  });
});

describe('nothing is kept of', () => {
  test.each<[string, () => Promise<unknown>, object]>([
    ['a manifest that another signed', () => announce(one, { ...packageOf(one), signature: other.sign(packageOf(one).manifest) }), refused('badSignature')],
    ['another’s package, sent on', () => announce(other, packageOf(one)), refused('badSignature')],
    [
      'what speaks for another’s agency',
      () => announce(one, packageOf(one, { from: { agencyId: other.agencyId, kind: 'police', name: 'x' } })),
      refused('notYourAgency'),
    ],
    [
      'what speaks for an agency of ours',
      () => announce(one, packageOf(one, { from: { agencyId: ours.id, kind: 'procuratorate', name: 'x' } })),
      refused('notYourAgency'),
    ],
    ['what is for a third', () => announce(one, packageOf(one, { to: { agencyId: other.agencyId, kind: 'police', name: 'x' } })), refused('notOurAgency')],
    ['a manifest under another id', () => announce(one, packageOf(one), randomUUID()), refused('otherId')],
    ['a court’s case of before', () => announce(one, packageOf(one, { caseId: court.demo.caseId })), refused('notLead')],
    [
      'a document that is not announced',
      async () => {
        const made = packageOf(one);
        await announce(one, made);
        const before = await kept();
        const answer = await bring(one, made, content, randomUUID());
        expect(await kept()).toEqual(before);
        return answer;
      },
      refused('notInManifest'),
    ],
  ])('%s', async (name, attack, expected) => {
    const before = await kept();
    expect(await attack()).toMatchObject(expected);
    if (!name.includes('announced')) expect(await kept()).toEqual(before);
  });

  test('a document that no court takes, though it was announced as it is', async () => {
    const script = Buffer.from('<html><script>alert(1)</script></html>');
    const made = packageOf(one, { documents: [{ ...documentOf(script), mime: 'text/html' }] });
    await announce(one, made);
    const before = await kept();
    expect(await bring(one, made, script)).toMatchObject({ status: 422, body: { error: { code: 'documentRefused', details: { cause: 'type' } } } });
    expect(await kept()).toEqual(before);
  });

  test('bytes that are not what the manifest says, be they other, fewer or more; the right ones are taken after that', async () => {
    const made = packageOf(one);
    expect(await announce(one, made)).toMatchObject({ status: 200, body: { status: 'arriving', missing: [made.manifest.documents[0]?.documentId] } });
    const before = await kept();
    expect(await bring(one, made, Buffer.alloc(content.length))).toMatchObject(refused('differs'));
    expect(await bring(one, made, content.subarray(1))).toMatchObject(refused('differs'));
    expect(await bring(one, made, Buffer.concat([content, content]))).toMatchObject(refused('tooManyBytes'));
    expect(await kept()).toEqual(before);
    expect(await bring(one, made, content)).toMatchObject({ status: 200, body: { status: 'whole', missing: [] } });
  });
});

describe('a package that was taken', () => {
  test('is the same when it is sent again, and another under its id is refused', async () => {
    const made = packageOf(one);
    await announce(one, made);
    await bring(one, made, content);
    const before = await kept();
    expect(await announce(one, made)).toMatchObject({ status: 200, body: { status: 'whole' } });
    expect(await bring(one, made, content)).toMatchObject({ status: 200, body: { status: 'whole' } });
    const { handoverId, caseId } = made.manifest;
    expect(await announce(one, packageOf(one, { handoverId, caseId }))).toMatchObject({ status: 409, body: { error: { code: 'keyReused' } } });
    // Under a new id the case is on its way already; by another partner it is nobody's.
    expect(await announce(one, packageOf(one, { caseId }))).toMatchObject({ status: 409, body: { error: { code: 'wrongCaseState' } } });
    expect(await kept()).toEqual(before);
    for (const path of ['', '/receipt']) expect((await ask(other, 'GET', `/handovers/${handoverId}${path}`)).status).toBe(404);
  });

  test('changes nothing when it is sent again after it was answered, and its case comes from nobody else', async () => {
    const made = packageOf(one);
    await announce(one, made);
    await bring(one, made, content);
    const { handoverId, caseId, documents } = made.manifest;
    const answers = documents.map(({ documentId }) => ({ documentId, answer: 'accepted', page: null, note: '' }));
    const answered = await fetch(`${court.baseUrl}/api/case-files/${caseId}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${ours.staff['desk']?.token ?? ''}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        key: randomUUID(),
        type: 'handover.answer',
        payload: { handoverId, outcome: 'accepted', answers, reason: null, caseNumber: null },
      }),
    });
    expect(answered.status).toBe(200);
    const before = await kept();
    expect(await announce(one, made)).toMatchObject({ status: 200, body: { status: 'answered' } });
    expect(await ask(one, 'GET', `/handovers/${handoverId}/receipt`)).toMatchObject({
      body: { receipt: { outcome: 'accepted', manifestSha256: hashOf(made.manifest) } },
    });
    // The case is in our hands now: it does not come again.
    expect(await announce(one, packageOf(one, { caseId }))).toMatchObject(refused('notLead'));
    expect(await announce(other, packageOf(other, { caseId }))).toMatchObject(refused('notLead'));
    expect(await kept()).toEqual(before);
  });
});

test('what was withdrawn before it came is let go, signed, and is taken no more', async () => {
  const made = packageOf(one);
  const { handoverId, caseId } = made.manifest;
  const withdraw = () => ask(one, 'POST', `/handovers/${handoverId}/withdrawal`, { reason: 'sent too early' });
  const released = await withdraw();
  expect(released).toMatchObject({ status: 200, body: { outcome: 'withdrawn', release: { handoverId, reason: 'sent too early' } } });
  expect(await withdraw()).toEqual(released);
  expect(await announce(one, made)).toMatchObject({ status: 200, body: { status: 'withdrawn', missing: [] } });
  expect(await bring(one, made, content)).toMatchObject(refused('withdrawn'));
  expect(await court.server.db.selectFrom('court_case').select('id').where('id', '=', caseId).execute()).toEqual([]);
});
