import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { CustodyCommand } from '@assize/contracts/custody/commands';
import { systemActor } from '@assize/contracts/hearing/events';
import type { ExportSummary } from '@assize/contracts/http/exports';
import { exportQueue } from '@assize/contracts/jobs/export';
import { type ExportChoice, exportKeys } from '@assize/contracts/recording/package';
import { linkHashOf } from '@assize/contracts/recording/packageLink';
import { connectRedis, type RedisClient } from '@assize/platform/redis';
import { FileStore } from '@assize/platform/store/FileStore';
import { createNodeRedisClient, UnrecoverableError, Worker } from 'bullmq';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { getCustody } from '../custody/listCustody.ts';
import { startTestServer, type TestServer } from '../testing/startTestServer.ts';

const bytes = randomBytes(300_000);
const sha256 = createHash('sha256').update(bytes).digest('hex');
const recordingId = crypto.randomUUID();
let court: TestServer;
let store: FileStore;
let redis: RedisClient;
let worker: Worker;
/** What the next package fails by. */
let fault: string | undefined;
const tokens: Record<string, string> = {};

async function ask(path: string, options: { body?: unknown; as?: string } = {}): Promise<{ status: number; json: Record<string, never> }> {
  const { body, as } = options;
  const answer = await fetch(court.baseUrl + path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { 'content-type': 'application/json', ...(as ? { authorization: `Bearer ${tokens[as] ?? ''}` } : {}) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: answer.status, json: (await answer.json()) as Record<string, never> };
}
const codeOf = ({ json }: { json: Record<string, unknown> }): unknown => (json['error'] as { code: string } | undefined)?.code;
const act = (command: CustodyCommand, as = 'clerk') =>
  ask(`/api/hearings/${court.demo.hearingId}/custody`, { body: { key: crypto.randomUUID(), ...command }, as });
const choice: ExportChoice = { form: 'whole', span: null, tracks: [], withLog: true, withExhibits: true, withJournal: false, isMarked: false };
const order = (exportId: string, as?: string) =>
  act({ type: 'export.order', payload: { exportId, recordingId, choice, recipient: '王芳', purpose: '上诉' } }, as);
const find = async (exportId: string): Promise<ExportSummary | undefined> =>
  ((await ask(`/api/hearings/${court.demo.hearingId}/exports`, { as: 'clerk' })).json['exports'] as unknown as ExportSummary[]).find(
    (one) => one.id === exportId,
  );
const untilStatus = (exportId: string, status: ExportSummary['status']) =>
  vi.waitFor(async () => expect((await find(exportId))?.status).toBe(status), { timeout: 30_000, interval: 200 });

async function link(exportId: string, mostDownloads: number, livesMs = 60_000): Promise<string> {
  const secret = randomBytes(32).toString('base64url');
  const expiresAt = new Date(Date.now() + livesMs).toISOString();
  expect((await act({ type: 'export.link', payload: { exportId, secretSha256: linkHashOf(secret), expiresAt, mostDownloads } })).status).toBe(200);
  return secret;
}
const open = (secret: string) => ask('/api/packages', { body: { secret } });
const begin = (secret: string) => ask('/api/packages/downloads', { body: { secret } });
async function made(): Promise<string> {
  const exportId = crypto.randomUUID();
  expect((await order(exportId)).status).toBe(200);
  await untilStatus(exportId, 'made');
  return exportId;
}
const downloaded = async () =>
  (await court.server.db.selectFrom('custody_event').select(['payload', 'actor']).where('type', '=', 'export.downloaded').orderBy('seq').execute()).map(
    ({ payload, actor }) => ({ ...payload, accountId: actor.accountId }),
  );

beforeAll(async () => {
  court = await startTestServer();
  const { db, log } = court.server;
  const { hearingId, links } = court.demo;
  for (const role of ['clerk', 'judge', 'plaintiff']) {
    const session = await ask('/api/sessions', { body: { secret: new URL(links[role] ?? '').hash.slice(1) } });
    tokens[role] = session.json['accessToken'] ?? '';
  }
  await log.append({
    hearingId,
    actor: systemActor,
    decide: () => [
      { type: 'recording.started', payload: { recordingId, startedAt: '2026-11-24T01:00:00.000Z' } },
      { type: 'hearing.closed', payload: {} },
    ],
  });
  await db
    .insertInto('recording')
    .values({ ...{ id: recordingId, hearing_id: hearingId, status: 'composed', fence: 1, failures: 0, tracks: '[]' }, started_at: new Date() } as never)
    .execute();
  store = new FileStore(join(court.dataDir, 'store'));
  redis = await connectRedis(court.redisUrl, 'test');
  worker = new Worker(
    exportQueue,
    async ({ data }) => {
      const { exportId, fence } = data as { exportId: string; fence: number };
      if (fault !== undefined) throw new UnrecoverableError(fault);
      const stored = await store.put(exportKeys.package(exportId), bytes);
      return { exportId, fence, ...stored, tagManifestSha256: 'a'.repeat(64) };
    },
    { connection: createNodeRedisClient(redis as never), prefix: 'assize' },
  );
}, 180_000);
afterAll(async () => {
  await worker.close();
  redis.destroy();
  await court.close();
});

describe('a copy of the record', () => {
  test('is ordered by who keeps the record, waits for the recording, and is made once', async () => {
    const exportId = crypto.randomUUID();
    expect(codeOf(await order(exportId, 'plaintiff'))).toBe('notAllowed');
    expect(codeOf(await ask(`/api/hearings/${court.demo.hearingId}/exports`, { as: 'plaintiff' }))).toBe('notAllowed');
    expect((await order(exportId)).status).toBe(200);
    expect((await order(exportId, 'judge')).status).toBe(200);
    await untilStatus(exportId, 'waiting');
    await court.server.db
      .updateTable('recording')
      .set({ status: 'sealed', manifest_sha256: 'b'.repeat(64) })
      .execute();
    await untilStatus(exportId, 'made');
    expect(await find(exportId)).toMatchObject({ bytes: bytes.length, sha256, recipient: '王芳', link: null, downloads: { byLink: 0, byPeople: 0 } });
    const types = (await court.server.db.selectFrom('custody_event').select('type').orderBy('seq').execute()).map((one) => one.type);
    expect(types).toEqual(['custody.begun', 'export.ordered', 'export.made']);
  });

  test('that cannot be made says why, is in the log once, and is made when it is tried again', async () => {
    fault = 'diskFull';
    const exportId = crypto.randomUUID();
    await order(exportId);
    await untilStatus(exportId, 'failed');
    expect((await find(exportId))?.failure?.cause).toBe('diskFull');
    fault = undefined;
    await ask(`/api/exports/${exportId}/retry`, { body: {}, as: 'clerk' });
    await untilStatus(exportId, 'made');
    expect((await getCustody(court.server.db, court.demo.hearingId)).exports[exportId]).toMatchObject({ failure: null, made: { sha256 } });
  });

  test('downloaded in pieces is the same, is one download, and leaves who read what', async () => {
    const exportId = await made();
    const secret = await link(exportId, 1);
    expect((await open(secret)).json).toMatchObject({ recipient: '王芳', isReady: true, bytes: bytes.length, sha256, downloadsLeft: 1 });
    const url = court.baseUrl + String((await begin(secret)).json['url']);
    const first = await fetch(url, { headers: { range: 'bytes=0-99999' } });
    const etag = first.headers.get('etag') ?? '';
    expect([first.status, etag]).toEqual([206, `"${sha256}"`]);
    const head = Buffer.from(await first.arrayBuffer());
    expect(await downloaded()).toEqual([]);
    const rest = await fetch(url, { headers: { range: 'bytes=100000-', 'if-range': etag } });
    const whole = Buffer.concat([head, Buffer.from(await rest.arrayBuffer())]);
    expect(whole.equals(bytes)).toBe(true);
    await vi.waitFor(async () => expect(await downloaded()).toMatchObject([{ exportId, by: 'link', bytes: bytes.length, accountId: null }]), {
      timeout: 10_000,
    });
    expect((await find(exportId))?.link).toMatchObject({ downloads: 1, mostDownloads: 1 });
    const reads = await court.server.db.selectFrom('export_read').select(['from_byte', 'bytes']).execute();
    expect(reads.map((one) => [Number(one.from_byte), Number(one.bytes)])).toEqual([
      [0, 100_000],
      [100_000, 200_000],
    ]);
    // What is asked for as a part of something else is sent whole.
    const other = await fetch(url, { headers: { range: 'bytes=100000-', 'if-range': '"other"' } });
    expect([other.status, (await other.arrayBuffer()).byteLength]).toEqual([200, bytes.length]);
    expect(codeOf(await begin(secret))).toBe('linkUsedUp');
  });

  test('by a person of the court is in the log with their account, and ends with their session', async () => {
    const exportId = await made();
    const url = court.baseUrl + String((await ask(`/api/exports/${exportId}/downloads`, { body: {}, as: 'judge' })).json['url']);
    expect(Buffer.from(await (await fetch(url)).arrayBuffer()).equals(bytes)).toBe(true);
    await vi.waitFor(async () => expect((await downloaded()).at(-1)).toMatchObject({ exportId, by: 'person' }), { timeout: 10_000 });
    expect((await downloaded()).at(-1)?.accountId).toEqual(expect.any(String));
    await court.server.db
      .updateTable('session')
      .set({ revoked_at: new Date() })
      .where('account_id', '=', String((await downloaded()).at(-1)?.accountId))
      .execute();
    expect((await fetch(url)).status).toBe(401);
    expect(codeOf(await ask(`/api/exports/${exportId}/downloads`, { body: {}, as: 'plaintiff' }))).toBe('notAllowed');
  });

  test('is closed to a link that is guessed, replaced, expired or revoked', async () => {
    const exportId = await made();
    expect(codeOf(await open('x'.repeat(43)))).toBe('linkInvalid');
    const old = await link(exportId, 5);
    const secret = await link(exportId, 5);
    expect(codeOf(await open(old))).toBe('linkInvalid');
    const url = court.baseUrl + String((await begin(secret)).json['url']);
    expect((await fetch(url, { headers: { range: 'bytes=0-9' } })).status).toBe(206);
    expect((await fetch(url.replace(/.(?=\/[^/]+$)/, '_'))).status).toBe(401);
    await act({ type: 'export.revoke', payload: { exportId, reason: 'sent to the wrong person' } });
    expect(codeOf(await open(secret))).toBe('linkInvalid');
    expect((await fetch(url)).status).toBe(401);
    await vi.waitFor(async () => expect(await store.list(exportKeys.prefix(exportId))).toEqual([]), { timeout: 10_000 });

    const brief = await link(await made(), 5, 1500);
    await vi.waitFor(async () => expect(codeOf(await open(brief))).toBe('linkExpired'), { timeout: 10_000 });
    expect(codeOf(await begin(brief))).toBe('linkExpired');
  });

  test('is made although the queue forgot it', async () => {
    await worker.pause();
    const exportId = crypto.randomUUID();
    await order(exportId);
    await untilStatus(exportId, 'making');
    await redis.flushAll();
    await worker.resume();
    await untilStatus(exportId, 'made');
  });
});
