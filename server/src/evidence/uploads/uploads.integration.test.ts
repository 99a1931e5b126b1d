import { createHash, randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { uploadsPath } from '@assize/contracts/http/documents';
import { connectRedis, type RedisClient } from '@assize/platform/redis';
import { S3Store } from '@assize/platform/store/S3Store';
import { SwiftServer, whyNoSwift } from '@assize/platform/store/testing/SwiftServer';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { CourtSocket } from '../../testing/CourtSocket.ts';
import { authOf, type Filer, keep, pdf, upload, uploadUrl } from '../../testing/filing.ts';
import { startTwoServers, type TwoServers } from '../../testing/startTwoServers.ts';

const reason = whyNoSwift();
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
/** Larger than two parts of a bucket, and no stretch like another. */
const long = pdf(
  randomBytes(11 << 20)
    .toString('latin1')
    .replaceAll('/Encrypt', ''),
);
const part = 5 << 20;
const patchHeaders = { 'tus-resumable': '1.0.0', 'content-type': 'application/offset+octet-stream' };

interface Place {
  settings: Record<string, string>;
  areApart: boolean;
  /** What lies there that is no document yet. */
  list: (court: TwoServers) => Promise<string[]>;
  close: () => Promise<void>;
}
const inFolder = async (): Promise<Place> => {
  const list = async (court: TwoServers): Promise<string[]> => readdir(join(court.dataDirs[0], 'uploads'));
  return { settings: {}, areApart: false, list, close: () => Promise.resolve() };
};
const inBucket = async (): Promise<Place> => {
  const swift = await SwiftServer.start();
  const { endpoint = '', bucket, region, accessKeyId = '', secretAccessKey = '' } = swift.options;
  return {
    settings: { S3_ENDPOINT: endpoint, S3_BUCKET: bucket, S3_REGION: region, S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey },
    areApart: true,
    list: () => new S3Store(swift.options).list('uploads/'),
    close: () => swift.close(),
  };
};

describe.skipIf(reason)(`a bucket, two servers on machines apart${reason ? ` (skipped: ${reason})` : ''}`, () => {
  describeUploads(inBucket);
});
describe('a folder that two servers share', () => {
  describeUploads(inFolder);
});

/** What uploads keep wherever they lie. */
function describeUploads(open: () => Promise<Place>): void {
  let place: Place;
  let court: TwoServers;
  let redis: RedisClient;
  let at: [Filer, Filer];
  let socket: CourtSocket;
  beforeAll(async () => {
    place = await open();
    court = await startTwoServers({ areApart: place.areApart, settings: place.settings });
    redis = await connectRedis(court.redisUrl, 'test');
    const { hearingId } = court.demo;
    socket = await CourtSocket.follow(court.linkAt(0, 'plaintiff'), hearingId);
    const filerAt = (server: 0 | 1): Filer => ({ baseUrl: new URL(court.linkAt(server, 'plaintiff')).origin, hearingId, accessToken: socket.accessToken });
    at = [filerAt(0), filerAt(1)];
  }, 180_000);
  afterAll(async () => {
    socket.close();
    await redis.close();
    await court.close();
    await place.close();
  }, 60_000);

  const offsetAt = async (server: 0 | 1, id: string): Promise<number> => {
    const answer = await fetch(uploadUrl(at[server], id), { method: 'HEAD', headers: { ...authOf(at[server]), 'tus-resumable': '1.0.0' } });
    return Number(answer.headers.get('upload-offset'));
  };
  const begin = async (server: 0 | 1, bytes: number): Promise<string> => {
    const metadata = `hearingId ${Buffer.from(at[server].hearingId).toString('base64')}`;
    const headers = { ...authOf(at[server]), 'tus-resumable': '1.0.0', 'upload-length': String(bytes), 'upload-metadata': metadata };
    const answer = await fetch(at[server].baseUrl + uploadsPath, { method: 'POST', headers });
    expect(answer.status).toBe(201);
    return answer.headers.get('location')?.split('/').at(-1) ?? '';
  };
  const send = (server: 0 | 1, id: string, offset: number, body: Buffer | ReadableStream<Uint8Array>): Promise<Response> =>
    fetch(uploadUrl(at[server], id), {
      method: 'PATCH',
      headers: { ...authOf(at[server]), ...patchHeaders, 'upload-offset': String(offset) },
      body: Buffer.isBuffer(body) ? new Uint8Array(body) : body,
      ...(Buffer.isBuffer(body) ? {} : { duplex: 'half' }),
    });

  test('begun at one server, gone on with at the other, filed at the first; what it left behind is gone', async () => {
    const id = await upload(at[0], long, { cutAfter: part, pieceBytes: part });
    expect(await offsetAt(1, id)).toBeGreaterThanOrEqual(part);
    expect(await upload(at[1], long, { url: uploadUrl(at[1], id), pieceBytes: part })).toBe(id);
    const kept = await keep(at[0], id);
    expect(kept).toMatchObject({ documentId: id, bytes: long.length, sha256: sha256(long) });
    expect(await keep(at[1], id)).toEqual(kept);
    expect(await place.list(court)).toEqual([]);
  });

  test('pieces of any size, sent now here, now there, are one file', async () => {
    const bytes = pdf(randomBytes(600_000).toString('latin1').replaceAll('/Encrypt', ''));
    const id = await begin(0, bytes.length);
    let offset = 0;
    for (const [index, size] of [1, 100_000, 0, 299_999, bytes.length].entries()) {
      const answer = await send(index % 2 === 0 ? 1 : 0, id, offset, bytes.subarray(offset, offset + size));
      expect(answer.status).toBe(204);
      offset = Number(answer.headers.get('upload-offset'));
    }
    expect(await keep(at[1], id)).toMatchObject({ bytes: bytes.length, sha256: sha256(bytes) });
  });

  test('of two who send to one upload at two servers, who hangs is sent away, and what they send then is not written', async () => {
    const mine = pdf('m'.repeat(300_000));
    const others = pdf('o'.repeat(300_000));
    const id = await begin(0, mine.length);
    const headers = { ...authOf(at[0]), ...patchHeaders, 'upload-offset': '0', 'content-length': String(mine.length) };
    const hanging = request(uploadUrl(at[0], id), { method: 'PATCH', headers });
    const ended = new Promise<unknown>((resolve) => {
      hanging.once('response', (answer) => resolve(answer.resume().headers['upload-offset'])).once('error', resolve);
    });
    hanging.flushHeaders();
    await vi.waitFor(async () => expect(await redis.keys(`assize:upload:*${id}:lock`)).toHaveLength(1), { timeout: 30_000 });
    expect((await send(1, id, 0, others)).status).toBe(204);
    hanging.end(mine);
    expect(await ended).toBe('0');
    expect(await keep(at[0], id)).toMatchObject({ sha256: sha256(others) });
  });

  test('and who asks where it stands while another sends hears of what was kept, and it goes on from there', async () => {
    const bytes = pdf('m'.repeat(1 << 20));
    const id = await begin(0, bytes.length);
    const held = Promise.withResolvers<undefined>();
    const slow = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new Uint8Array(bytes.subarray(0, 300_000))),
      pull: async (controller) => {
        await held.promise;
        controller.close();
      },
    });
    const first = send(0, id, 0, slow).catch((error: unknown) => error);
    await vi.waitFor(async () => expect(await redis.keys(`assize:upload:*${id}:lock`)).toHaveLength(1), { timeout: 30_000 });
    const offset = await offsetAt(1, id);
    expect(offset).toBe(300_000);
    held.resolve(undefined);
    await first;
    expect((await send(1, id, offset, bytes.subarray(offset))).status).toBe(204);
    expect(await keep(at[0], id)).toMatchObject({ sha256: sha256(bytes) });
  });

  test('filed at two servers at once it is one document', async () => {
    const bytes = pdf('filed twice');
    const id = await upload(at[0], bytes);
    const [one, other] = await Promise.all([keep(at[0], id), keep(at[1], id)]);
    expect(one).toMatchObject({ documentId: id, sha256: sha256(bytes) });
    expect(other).toEqual(one);
  });

  test('what is dropped leaves nothing behind, whole or not', async () => {
    const whole = await upload(at[0], pdf('whole'));
    const half = await upload(at[0], long, { cutAfter: 1 << 20, pieceBytes: 1 << 20 });
    const alone = await upload(at[1], pdf('dropped alone'));
    const dropped = await fetch(uploadUrl(at[0], alone), { method: 'DELETE', headers: { ...authOf(at[0]), 'tus-resumable': '1.0.0' } });
    expect(dropped.status).toBe(204);
    expect((await fetch(`${at[1].baseUrl}/api/uploads`, { method: 'DELETE', headers: authOf(at[1]) })).status).toBe(200);
    for (const id of [whole, half, alone]) expect(await keep(at[0], id)).toMatchObject({ error: { code: 'notFound' } });
    expect(await place.list(court)).toEqual([]);
    expect(await court.servers[0].db.selectFrom('upload').selectAll().execute()).toEqual([]);
  });
}
