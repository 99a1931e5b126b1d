import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@assize/platform/testing/freePort';
import { startRedis, type TestRedis } from '@assize/platform/testing/startRedis';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { authOf, type Filer, keep, pdf, upload, uploadUrl } from '../../testing/filing.ts';
import { ServerProcess } from '../../testing/ServerProcess.ts';

let redis: TestRedis;
let root: string;
let dataDir: string;
let port: number;
let server: ServerProcess;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'assize-accidents-'));
  redis = await startRedis(root);
});
afterAll(async () => {
  await redis.stop();
  await rm(root, { recursive: true, force: true });
});
beforeEach(async () => {
  dataDir = await mkdtemp(join(root, 'data-'));
  port = await freePort();
});
afterEach(() => server.end('SIGKILL'));

const start = async (before?: string): Promise<void> => {
  server = await ServerProcess.start({ dataDir, redisUrl: redis.url, port, ...(before === undefined ? {} : { before }) });
};
const signIn = async (): Promise<Filer> => {
  const link = new URL(server.demo.links['plaintiff'] ?? '');
  const answer = await fetch(`${link.origin}/api/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ secret: link.hash.slice(1) }),
  });
  const { accessToken } = (await answer.json()) as { accessToken: string };
  return { baseUrl: link.origin, hearingId: server.demo.hearingId, accessToken };
};
const fileOf = (bytes: number): Buffer => pdf(randomBytes(bytes).toString('latin1').replaceAll('/Encrypt', ''));
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

test('cut at 99 of 100 when the server is killed, an upload is gone on with at the next server over the same folder', async () => {
  await start();
  const filer = await signIn();
  const bytes = fileOf(2_000_000);
  const uploadId = await upload(filer, bytes, { cutAfter: bytes.length * 0.99, pieceBytes: 20_000 });
  await server.end('SIGKILL');
  await start();
  const head = await fetch(uploadUrl(filer, uploadId), { method: 'HEAD', headers: { ...authOf(filer), 'tus-resumable': '1.0.0' } });
  expect(Number(head.headers.get('upload-offset'))).toBeGreaterThanOrEqual(bytes.length * 0.99);
  expect(await upload(filer, bytes, { url: uploadUrl(filer, uploadId) })).toBe(uploadId);
  expect(await keep(filer, uploadId)).toMatchObject({ bytes: bytes.length, sha256: sha256(bytes) });
});

const reason = spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'none', '/mnt']).status === 0 ? undefined : 'no mounts can be made here';
if (reason) process.stderr.write(`skipped: ${reason}\n`);
describe.skipIf(reason)(`a disk that is full${reason ? ` (skipped: ${reason})` : ''}`, () => {
  const unavailable = { code: 'unavailable', details: { what: 'storage' } };
  const bodyOf = (error: unknown): unknown => {
    const { originalResponse } = error as { originalResponse: { getStatus: () => number; getBody: () => string } };
    return { status: originalResponse.getStatus(), ...(JSON.parse(originalResponse.getBody()) as object) };
  };

  test('under uploads: it is said, the server goes on, and the upload too when there is room', async () => {
    await mkdir(join(dataDir, 'uploads'));
    await start(`mount -t tmpfs -o size=4m none '${join(dataDir, 'uploads')}'`);
    const filer = await signIn();
    const first = await upload(filer, fileOf(2_500_000));
    const bytes = fileOf(2_500_000);
    const second = await upload(filer, bytes, { cutAfter: 1 << 18 });
    const full = await upload(filer, bytes, { url: uploadUrl(filer, second), pieceBytes: 1 << 20 }).catch(bodyOf);
    expect(full).toEqual({ status: 503, error: unavailable });
    expect(server.isRunning).toBe(true);
    expect(await keep(filer, second)).toEqual({ error: { code: 'conflict', details: { what: 'upload' } } });
    expect(await keep(filer, first)).toMatchObject({ documentId: first });
    expect(await upload(filer, bytes, { url: uploadUrl(filer, second) })).toBe(second);
    expect(await keep(filer, second)).toMatchObject({ sha256: sha256(bytes) });
  });

  test('under the documents: filing is refused for now, and the same upload is filed when there is room', async () => {
    await mkdir(join(dataDir, 'store'));
    await start(`mount -t tmpfs -o size=3m none '${join(dataDir, 'store')}'`);
    const filer = await signIn();
    expect(await keep(filer, await upload(filer, fileOf(1_500_000)))).toMatchObject({ mime: 'application/pdf' });
    const bytes = fileOf(2_000_000);
    const uploadId = await upload(filer, bytes);
    expect(await keep(filer, uploadId)).toEqual({ error: unavailable });
    expect(await keep(filer, await upload(filer, fileOf(500_000)))).toMatchObject({ mime: 'application/pdf' });
    await server.end('SIGTERM');
    await start(); // with a larger disk
    expect(await keep(filer, uploadId)).toMatchObject({ sha256: sha256(bytes) });
  });
});
