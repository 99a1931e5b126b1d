import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type S3Lock, S3Store } from './S3Store.ts';

/** What is asked of a bucket that keeps versions; no S3 with object lock runs here, so the words themselves are looked at. */
const asked: IncomingMessage[] = [];
const versions = `<ListVersionsResult><IsTruncated>false</IsTruncated>
  <Version><Key>a/b</Key><VersionId>v1</VersionId></Version><Version><Key>a/bc</Key><VersionId>v9</VersionId></Version>
  <DeleteMarker><Key>a/b</Key><VersionId>v2</VersionId></DeleteMarker></ListVersionsResult>`;
const door = createServer((request, response) => {
  asked.push(request);
  request.resume().once('end', () => {
    const isMissing = request.method === 'HEAD';
    response.writeHead(isMissing ? 404 : 200, { etag: '"1"' }).end(request.url?.includes('versions') ? versions : '');
  });
});
beforeEach(async () => {
  asked.length = 0;
  await once(door.listen(0, '127.0.0.1'), 'listening');
});
afterEach(() => door.close());

const open = (lock?: S3Lock): S3Store => {
  const { port } = door.address() as AddressInfo;
  return new S3Store({ endpoint: `http://127.0.0.1:${String(port)}`, region: 'us-east-1', bucket: 'court', accessKeyId: 'a', secretAccessKey: 'b', lock });
};
const putOf = (key: string): IncomingMessage | undefined => asked.find((one) => one.method === 'PUT' && one.url?.includes(key));

test('evidence is put under the lock of the bucket for as many days as the court says', async () => {
  await open({ mode: 'compliance', days: 30 }).put('a/b', 'evidence', { once: true, retain: true });
  const { headers } = putOf('a/b') ?? {};
  expect(headers?.['x-amz-object-lock-mode']).toBe('COMPLIANCE');
  const untilMs = Date.parse(String(headers?.['x-amz-object-lock-retain-until-date']));
  expect(Math.round((untilMs - Date.now()) / 86_400_000)).toBe(30);
  expect(headers?.['if-none-match']).toBe('*');
});

test('what can be made again, or lies in a bucket without a lock, is put without one', async () => {
  await open({ mode: 'compliance', days: 30 }).put('a/b', 'a picture');
  await open().put('a/c', 'evidence', { retain: true });
  for (const key of ['a/b', 'a/c']) expect(putOf(key)?.headers).not.toHaveProperty('x-amz-object-lock-mode');
});

test.each([
  ['governance', 'true'],
  ['compliance', undefined],
] as const)('destruction removes every version of this key alone; under %s the lock is lifted: %s', async (mode, bypass) => {
  await open({ mode, days: 30 }).remove('a/b', { forGood: true });
  const removed = asked.filter((one) => one.method === 'DELETE');
  expect(removed.map((one) => new URL(one.url ?? '', 'http://court').searchParams.get('versionId'))).toEqual(['v1', 'v2']);
  for (const one of removed) expect(one.headers['x-amz-bypass-governance-retention']).toBe(bypass);
});
