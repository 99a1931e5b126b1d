import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server as HttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { NodeRecord } from '@assize/contracts/control/protocol';
import { createLogger } from '@assize/platform/log';
import { Server } from 'socket.io';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SfuLink } from './SfuLink.ts';

const run = promisify(execFile);
let folder: string;
let http: HttpsServer;
let io: Server;
let node: NodeRecord;
let impostor: string;
const seen: string[] = [];

async function makeCertificate(name: string): Promise<{ cert: string; key: string }> {
  const [cert, key] = [join(folder, `${name}.pem`), join(folder, `${name}.key`)];
  await run('openssl', [
    'req',
    '-x509',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:prime256v1',
    '-nodes',
    '-subj',
    `/CN=${name}`,
    '-keyout',
    key,
    '-out',
    cert,
  ]);
  return { cert: await readFile(cert, 'utf8'), key: await readFile(key, 'utf8') };
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assize-link-'));
  const own = await makeCertificate('sfu.court.internal');
  impostor = (await makeCertificate('sfu.court.internal')).cert;
  http = createServer(own).listen(0, '127.0.0.1');
  await once(http, 'listening');
  io = new Server(http, { transports: ['websocket'], serveClient: false });
  io.of('/control').on('connection', (socket) => seen.push(socket.id));
  const url = `https://127.0.0.1:${String((http.address() as AddressInfo).port)}`;
  node = { nodeId: 'n', bootId: 'b', publicUrl: url, controlUrl: url, certificate: own.cert, load: 0, hearings: 0, at: new Date().toISOString() };
});
afterAll(async () => {
  await io.close();
  await rm(folder, { recursive: true, force: true });
});

function connect(record: NodeRecord): { link: SfuLink; connected: Promise<void> } {
  const { promise: connected, resolve } = Promise.withResolvers<void>();
  const link = SfuLink.create(record, 'x'.repeat(40), createLogger('test'), { onConnected: () => resolve(), onLost: () => undefined, onFact: () => undefined });
  return { link, connected };
}

test('a node is taken by the certificate that it announced, under whatever name it is reached', async () => {
  const { link, connected } = connect(node);
  await connected;
  link.close();
});

test.each([
  ['another certificate of the same name', () => impostor],
  ['no certificate that is known', () => null],
])('who answers with %s is told nothing', async (_, announced) => {
  seen.length = 0;
  const { link } = connect({ ...node, certificate: announced() });
  await once(http, 'tlsClientError'); // the server hung up during the handshake
  expect([link.isConnected, seen]).toEqual([false, []]);
  link.close();
});
