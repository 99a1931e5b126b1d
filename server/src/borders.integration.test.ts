import { routes } from '@assize/contracts/http/routes';
import { signToken } from '@assize/platform/tokens';
import jwt from 'jsonwebtoken';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inviteParticipant } from './casefile/inviteParticipant.ts';
import { scheduleHearing } from './casefile/scheduleHearing.ts';
import { strangerBodies } from './testing/strangerBodies.ts';
import { startTestServer, type TestServer, testSecret } from './testing/startTestServer.ts';

let court: TestServer;
/** A clerk of another case: court staff, but not here. */
let strangerLink: string;
let strangerHearingId: string;

beforeAll(async () => {
  court = await startTestServer();
  const { db, log } = court.server;
  const caseId = crypto.randomUUID();
  await db
    .insertInto('court_case')
    .values({ id: caseId, case_number: 'other', title: 'Other', court: 'Other', is_demo: true, created_at: new Date() })
    .execute();
  strangerHearingId = await scheduleHearing(db, log, Buffer.alloc(32, 3), caseId, { title: 'Other', courtroom: '2', scheduledAt: '2030-01-01T00:00:00.000Z' });
  const { secret } = await inviteParticipant(db, log, strangerHearingId, { name: 'Demo stranger', role: 'clerk' });
  strangerLink = `${court.baseUrl}/join#${secret}`;
}, 180_000);
afterAll(() => court.close());

interface SignedIn {
  token: string;
  sessionId: string;
  cookie: string;
}
async function signIn(link: string): Promise<SignedIn> {
  const answer = await post('/api/sessions', { secret: new URL(link).hash.slice(1) });
  const session = (await answer.json()) as { accessToken: string; sessionId: string };
  return { token: session.accessToken, sessionId: session.sessionId, cookie: (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '' };
}
function post(path: string, body: unknown, headers: Record<string, string> = {}, method = 'POST'): Promise<Response> {
  return fetch(court.baseUrl + path, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}
async function codeOf(answer: Response): Promise<string> {
  return ((await answer.json()) as { error: { code: string } }).error.code;
}
const link = (role: string): string => court.demo.links[role] ?? '';

describe('personal links', () => {
  test('sign in, and only their digest is kept', async () => {
    const secret = new URL(link('judge')).hash.slice(1);
    expect((await post('/api/sessions', { secret })).status).toBe(200);
    const rows = await court.server.db.selectFrom('sign_in_link').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(secret);
  });

  test.each([{ secret: 'x'.repeat(43) }, { secret: '' }, { secret: { $ne: '' } }, {}, [], 'null', '{"secret":'])('%j is refused', async (body) => {
    const answer = await post('/api/sessions', body);
    expect([400, 401]).toContain(answer.status);
    expect(['badRequest', 'linkInvalid']).toContain(await codeOf(answer));
  });

  test('revoked, a link and its sessions are over', async () => {
    const admin = await signIn(link('admin'));
    const { participants } = (await (
      await fetch(`${court.baseUrl}/api/hearings/${court.demo.hearingId}/participants`, { headers: { authorization: `Bearer ${admin.token}` } })
    ).json()) as { participants: { participantId: string; role: string }[] };
    const defendant = participants.find((one) => one.role === 'defendant')?.participantId ?? '';
    const issued = (await (await post(`/api/participants/${defendant}/links`, {}, { authorization: `Bearer ${admin.token}` })).json()) as {
      url: string;
      linkId: string;
    };
    const session = await signIn(issued.url);
    expect((await post(`/api/links/${issued.linkId}`, {}, { authorization: `Bearer ${admin.token}` }, 'DELETE')).status).toBe(200);
    expect(await codeOf(await post('/api/sessions', { secret: new URL(issued.url).hash.slice(1) }))).toBe('linkInvalid');
    expect(await codeOf(await post(`/api/sessions/${session.sessionId}/refresh`, {}, { cookie: session.cookie }))).toBe('sessionExpired');
  });
});

describe('refresh tokens', () => {
  test('rotate; crossing requests of one page both pass; the old one used later ends the session', async () => {
    const session = await signIn(link('lawyer'));
    const refresh = (cookie: string): Promise<Response> => post(`/api/sessions/${session.sessionId}/refresh`, {}, { cookie });
    const first = await refresh(session.cookie);
    const rotated = (first.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    expect(first.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Strict/i);
    expect((await refresh(session.cookie)).status).toBe(200);
    await court.server.db
      .updateTable('session')
      .set({ rotated_at: new Date(Date.now() - 60_000) })
      .where('id', '=', session.sessionId)
      .execute();
    expect((await refresh(session.cookie)).status).toBe(401);
    expect((await refresh(rotated)).status).toBe(401);
  });
});

describe('nobody gets anything of a hearing that is not theirs', () => {
  /** Any other is of nothing that there is. */
  const ids = (): Record<string, string> => ({ caseId: court.demo.caseId, hearingId: court.demo.hearingId });
  /** Open to whoever is signed in, who sees only their own, or to anybody. */
  const own = [
    'GET /api/cases',
    'GET /api/command-centre',
    'DELETE /api/uploads',
    'GET /api/court-keys',
    'GET /api/agency-keys',
    'GET /api/agencies',
    'POST /api/case-files/search',
    'POST /api/case-pages/search',
    'GET /api/followed',
    ...['GET /api/contacts', 'POST /api/contacts', 'POST /api/contacts/confirm', 'GET /api/dev/mailbox'],
    ...['GET /api/share-requests', 'GET /api/case-groups', 'GET /api/readings'],
    ...['GET /api/docket/courts', 'POST /api/docket/begin', 'GET /api/docket/applications'],
  ];
  /** By a secret of their own, for people who have no account. */
  const bySecret = ['/api/sessions', '/api/packages'];
  const closed = Object.keys(routes).filter((route) => !bySecret.some((path) => route.includes(path)) && !own.includes(route));
  // Once for all of them: whoever signs in for each runs into the limit of sign-ins, and so do the tests after.
  let stranger: SignedIn;
  beforeAll(async () => {
    stranger = await signIn(strangerLink);
  });
  test.each(closed)('%s', async (route) => {
    const [method = '', pattern = ''] = route.split(' ');
    const path = pattern.replace(/:(\w+)/g, (__, name: string) => ids()[name] ?? crypto.randomUUID());
    const body = method === 'GET' ? undefined : JSON.stringify(strangerBodies[route] ?? {});
    const ask = (headers: Record<string, string>): Promise<Response> =>
      fetch(court.baseUrl + path, { method, headers: { 'content-type': 'application/json', ...headers }, ...(body ? { body } : {}) });
    expect((await ask({})).status).toBe(401);
    expect([403, 404]).toContain((await ask({ authorization: `Bearer ${stranger.token}` })).status);
  });

  test('anybody may read with which keys the court signs, and nothing else of them', async () => {
    const answer = await (await fetch(`${court.baseUrl}/api/court-keys`)).text();
    expect(JSON.parse(answer)).toMatchObject({ keys: [{ until: null }] });
    expect(answer).not.toContain('PRIVATE');
  });

  test.each(['POST /api/packages', 'POST /api/packages/downloads'])('%s opens nothing to a secret that is guessed, and takes no other shape', async (route) => {
    const path = route.slice('POST '.length);
    expect((await post(path, { secret: 'x'.repeat(43) })).status).toBe(401);
    for (const body of [{}, { secret: '' }, { secret: { $ne: '' } }, 'null', '{"secret":']) expect((await post(path, body)).status).toBe(400);
  });

  test('the list of cases and the command centre hold only their own', async () => {
    const centre = await fetch(`${court.baseUrl}/api/command-centre`, { headers: { authorization: `Bearer ${stranger.token}` } });
    expect(await centre.json()).toMatchObject({ hearings: [] });
    const { cases } = (await (await fetch(`${court.baseUrl}/api/cases`, { headers: { authorization: `Bearer ${stranger.token}` } })).json()) as {
      cases: { id: string }[];
    };
    expect(cases.map((one) => one.id)).not.toContain(court.demo.caseId);
  });

  test('the socket does not let a stranger in, nor anyone act without having entered', async () => {
    const socket = await connect((await signIn(strangerLink)).token);
    expect(await socket.emitWithAck('enter', { hearingId: court.demo.hearingId })).toMatchObject({ ok: false, error: { code: 'notFound' } });
    expect(await socket.emitWithAck('command', { key: 'some-key-1', type: 'hearing.open', payload: {} })).toMatchObject({
      ok: false,
      error: { code: 'notAllowed' },
    });
    socket.close();
  });

  test('a party gets no log and no media address that lets them receive before they are admitted', async () => {
    const { token } = await signIn(link('plaintiff'));
    expect((await fetch(`${court.baseUrl}/api/hearings/${court.demo.hearingId}/log`, { headers: { authorization: `Bearer ${token}` } })).status).toBe(403);
  });
});

async function connect(token: unknown): Promise<ReturnType<typeof io>> {
  const socket = io(`${court.baseUrl}/court`, { auth: { token }, transports: ['websocket'], forceNew: true, reconnection: false });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve).once('connect_error', reject);
  });
  return socket;
}

describe('tokens and rubbish at the socket', () => {
  test.each<[string, unknown]>([
    ['none', undefined],
    ['rubbish', 'rubbish'],
    ['one for media', signToken('media', { sub: crypto.randomUUID() }, testSecret)],
    ['one too old', signToken('access', { sub: crypto.randomUUID(), sessionId: crypto.randomUUID(), isAdmin: true }, testSecret, -5)],
    [
      'one of another secret',
      signToken('access', { sub: crypto.randomUUID(), sessionId: crypto.randomUUID(), isAdmin: true }, 'another secret that is long enough to be one'),
    ],
  ])('%s does not connect', async (__, token) => {
    await expect(connect(token)).rejects.toThrow('refused');
  });

  test('whatever is sent is answered with a closed code, and the court goes on', async () => {
    const socket = await connect((await signIn(link('clerk'))).token);
    await socket.emitWithAck('enter', { hearingId: court.demo.hearingId });
    const rubbish = [
      null,
      1,
      'x',
      [],
      {},
      { key: 'k'.repeat(8) },
      { key: 'k'.repeat(8), type: 'hearing.nothing', payload: {} },
      { key: 'k'.repeat(8), type: 'hearing.recess', payload: { reason: 'x'.repeat(9000) } },
      { key: 'k'.repeat(8), type: '__proto__', payload: { __proto__: { a: 1 } } },
    ];
    for (const message of rubbish) expect(await socket.emitWithAck('command', message)).toMatchObject({ ok: false, error: { code: 'badRequest' } });
    socket.emit('command', {}); // no acknowledgement asked for
    expect(await socket.emitWithAck('resync', {})).toMatchObject({ ok: true });
    socket.close();
  });

  test('another origin is refused, by socket and by HTTP', async () => {
    const socket = io(`${court.baseUrl}/court`, {
      transports: ['websocket'],
      extraHeaders: { origin: 'https://evil.example' },
      forceNew: true,
      reconnection: false,
    });
    await expect(new Promise((resolve, reject) => void socket.once('connect', () => resolve('in')).once('connect_error', reject))).rejects.toThrow();
    expect(await codeOf(await post('/api/sessions', {}, { origin: 'https://evil.example' }))).toBe('originRefused');
  });

  test('opening is refused with the reason while nothing can record', async () => {
    const socket = await connect((await signIn(link('judge'))).token);
    await socket.emitWithAck('enter', { hearingId: court.demo.hearingId });
    for (const [type, payload] of [
      ['participant.verify', {}],
      ['participant.declare', { textSha256: 'a'.repeat(64), language: 'en' }],
      ['participant.arrive', {}],
    ] as const)
      expect(await socket.emitWithAck('command', { key: `key-${type}`, type, payload })).toMatchObject({ ok: true });
    expect(await socket.emitWithAck('command', { key: 'key-open', type: 'hearing.open', payload: {} })).toMatchObject({
      ok: false,
      error: { code: 'recorderNotReady', details: { cause: 'noNode' } },
    });
    socket.close();
  });
});

describe('access tokens', () => {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  /** A token of a real session, changed by whoever has no key. */
  test.each<[string, (header: object, payload: object, signature: string) => string]>([
    ['no algorithm', (_, payload) => `${part({ alg: 'none', typ: 'access+jwt' })}.${part(payload)}.`],
    ['no algorithm but the old signature', (_, payload, signature) => `${part({ alg: 'none', typ: 'access+jwt' })}.${part(payload)}.${signature}`],
    ['a right that was not given', (header, payload, signature) => `${part(header)}.${part({ ...payload, isAdmin: true })}.${signature}`],
    ['a key of its own', (_, payload) => jwt.sign(payload, 'y'.repeat(40), { algorithm: 'HS256', header: { alg: 'HS256', typ: 'access+jwt' } })],
    [
      'another algorithm under the same key',
      (_, payload) => jwt.sign(payload, testSecret, { algorithm: 'HS512', header: { alg: 'HS512', typ: 'access+jwt' } }),
    ],
    ['the type of another border', (_, payload) => jwt.sign(payload, testSecret, { algorithm: 'HS256', header: { alg: 'HS256', typ: 'file+jwt' } })],
  ])('with %s opens nothing, by HTTP or by socket', async (_, change) => {
    const { token } = await signIn(link('clerk'));
    const [header = '', payload = '', signature = ''] = token.split('.');
    const read = (text: string): object => JSON.parse(Buffer.from(text, 'base64url').toString()) as object;
    const forged = change(read(header), read(payload), signature);
    const path = `/api/hearings/${court.demo.hearingId}/log`;
    expect((await fetch(court.baseUrl + path, { headers: { authorization: `Bearer ${token}` } })).status).toBe(200);
    expect(await codeOf(await fetch(court.baseUrl + path, { headers: { authorization: `Bearer ${forged}` } }))).toBe('notSignedIn');
    const socket = io(`${court.baseUrl}/court`, { transports: ['websocket'], forceNew: true, auth: { token: forged, hearingId: court.demo.hearingId } });
    const refusal = await new Promise<Error & { data?: unknown }>((resolve) => socket.once('connect_error', resolve));
    socket.close();
    expect(refusal.data).toMatchObject({ code: 'notSignedIn' });
  });
});

describe('files', () => {
  test.each(['/files/x/manifest.json', '/files/x/..%2f..%2fetc%2fpasswd', '/files/rubbish/%2e%2e%2fx'])('%s without a ticket is refused', async (path) => {
    expect([400, 401, 404]).toContain((await fetch(court.baseUrl + path)).status);
  });

  test('a ticket ends with the session that drew it', async () => {
    const session = await signIn(link('lawyer'));
    const ticket = signToken('file', { sub: crypto.randomUUID(), sessionId: session.sessionId, recordingId: crypto.randomUUID() }, testSecret);
    const ask = async (): Promise<string> => codeOf(await fetch(`${court.baseUrl}/files/${ticket}/hearing.mp4`));
    expect(await ask()).toBe('notFound');
    expect((await post(`/api/sessions/${session.sessionId}`, {}, { cookie: session.cookie }, 'DELETE')).status).toBe(200);
    expect(await ask()).toBe('sessionExpired');
  });

  test('a ticket does not lead out of its recording', async () => {
    const { sessionId } = await signIn(link('clerk'));
    const ticket = signToken('file', { sub: crypto.randomUUID(), sessionId, recordingId: crypto.randomUUID() }, testSecret);
    for (const name of ['..%2forder.json', '%2e%2e%2forder.json', 'a%00b', '....//order.json'])
      expect([400, 404]).toContain((await fetch(`${court.baseUrl}/files/${ticket}/${name}`)).status);
  });
});
