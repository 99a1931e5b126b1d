import { Readable } from 'node:stream';
import { ListMultipartUploadsCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { S3Store } from './S3Store.ts';
import { describeObjectStore } from './testing/describeObjectStore.ts';
import { SwiftServer, whyNoSwift } from './testing/SwiftServer.ts';

const reason = whyNoSwift();

describe.skipIf(reason)(`an S3 bucket of a real server${reason ? ` (skipped: ${reason})` : ''}`, () => {
  let swift: SwiftServer;
  beforeAll(async () => {
    swift = await SwiftServer.start();
  });
  afterAll(() => swift.close());

  describeObjectStore(() => Promise.resolve(new S3Store(swift.options)));

  test('keeps no part of a body that broke off', async () => {
    const { bucket, endpoint = '', region, accessKeyId = '', secretAccessKey = '' } = swift.options;
    const broken = Readable.from(
      (function* () {
        for (let part = 0; part < 6; part++) yield Buffer.alloc(1 << 20);
        throw new Error('cut');
      })(),
    );
    await expect(new S3Store(swift.options).put('parts', broken)).rejects.toThrow('cut');
    const client = new S3Client({ endpoint, region, forcePathStyle: true, credentials: { accessKeyId, secretAccessKey } });
    // Aborting them goes on for a moment after the put has failed.
    await expect.poll(async () => (await client.send(new ListMultipartUploadsCommand({ Bucket: bucket }))).Uploads ?? [], { timeout: 10_000 }).toEqual([]);
    client.destroy();
  });

  test('is closed to whoever signs with another secret', async () => {
    const stranger = new S3Store({ ...swift.options, secretAccessKey: 'another' });
    await expect(stranger.put('forged', 'x')).rejects.toMatchObject({ name: 'SignatureDoesNotMatch' });
    await expect(stranger.list('a/')).rejects.toMatchObject({ name: 'SignatureDoesNotMatch' });
    expect(await new S3Store(swift.options).stat('forged')).toBeUndefined();
  });
});
