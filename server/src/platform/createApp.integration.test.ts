import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger } from '@assize/platform/log';
import express from 'express';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkOrigin, createApp } from './createApp.ts';

const script = 'export const words = "order in court";\n'.repeat(500);
let clientDir: string;
let http: Server;
let baseUrl: string;

beforeAll(async () => {
  clientDir = await mkdtemp(join(tmpdir(), 'assize-pages-'));
  await mkdir(join(clientDir, 'assets'));
  await writeFile(join(clientDir, 'assets', 'index-1.js'), script);
  await writeFile(join(clientDir, 'index.html'), `<!doctype html>${'<p>court</p>'.repeat(500)}`);
  const api = express.Router().get('/api/secret', (_request, response) => void response.json({ secret: 'x'.repeat(5000) }));
  const app = createApp({ headers: (_request, _response, next) => next(), originCheck: checkOrigin(() => true), api, clientDir, logger: createLogger('test') });
  http = app.listen(0, '127.0.0.1');
  await once(http, 'listening');
  baseUrl = `http://127.0.0.1:${String((http.address() as AddressInfo).port)}`;
});
afterAll(async () => {
  http.close();
  await rm(clientDir, { recursive: true, force: true });
});

test('what everyone is sent comes compressed and for a year; an answer to one person never does', async () => {
  const asset = await fetch(`${baseUrl}/assets/index-1.js`);
  expect([asset.headers.get('content-encoding'), await asset.text()]).toEqual([expect.stringMatching(/gzip|br/), script]);
  expect(asset.headers.get('cache-control')).toMatch(/immutable/);
  const secret = await fetch(`${baseUrl}/api/secret`);
  expect(secret.headers.get('content-encoding')).toBeNull();
});

test('an asset that is not there is no page; an address of the client is', async () => {
  const missing = await fetch(`${baseUrl}/assets/index-2.js`);
  expect([missing.status, await missing.json()]).toEqual([404, { error: { code: 'notFound', details: { what: 'file' } } }]);
  const page = await fetch(`${baseUrl}/hearing/some/court`);
  expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-cache']);
});
