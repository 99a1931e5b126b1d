import { createReadStream, createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { DeleteObjectCommand, GetObjectCommand, HeadObjectCommand, ListObjectsV2Command, S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { assertKey, type ObjectStore, type Stored } from './ObjectStore.ts';
import { HashingStream } from './HashingStream.ts';

export interface S3Options {
  endpoint: string | undefined;
  region: string;
  bucket: string;
  accessKeyId: string | undefined;
  secretAccessKey: string | undefined;
}

/** How a client of the AWS SDK finds the bucket. */
export function clientConfigOf({ endpoint, region, accessKeyId, secretAccessKey }: S3Options): S3ClientConfig {
  return {
    region,
    // A server that is away is told of, and not waited for.
    requestHandler: { connectionTimeout: 5000 },
    ...(endpoint ? { endpoint, forcePathStyle: true } : {}),
    ...(accessKeyId && secretAccessKey ? { credentials: { accessKeyId, secretAccessKey } } : {}),
  };
}

/** Objects in an S3 bucket (AWS, MinIO); uploads are multipart, in constant memory. */
export class S3Store implements ObjectStore {
  readonly #client: S3Client;
  readonly #bucket: string;

  constructor(options: S3Options) {
    this.#bucket = options.bucket;
    this.#client = new S3Client(clientConfigOf(options));
  }

  #object(key: string): { Bucket: string; Key: string } {
    assertKey(key);
    return { Bucket: this.#bucket, Key: key };
  }

  async put(key: string, body: Readable | Buffer | string): Promise<Stored> {
    const hashing = new HashingStream();
    const source = body instanceof Readable ? body : Readable.from([Buffer.from(body)]);
    const upload = new Upload({ client: this.#client, params: { ...this.#object(key), Body: hashing } });
    const sent = upload.done().catch((error: unknown) => {
      hashing.destroy(); // nobody takes it in any more
      throw error;
    });
    // Both to their ends: when a failure is told, what was begun in the store has been taken back.
    const outcomes = await Promise.allSettled([sent, pipeline(source, hashing)]);
    for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
    return { bytes: hashing.bytes, sha256: hashing.digest() };
  }

  putFile(key: string, path: string): Promise<Stored> {
    return this.put(key, createReadStream(path, { highWaterMark: 1 << 20 }));
  }

  async open(key: string, range?: { start: number; end?: number }): Promise<Readable> {
    const Range = range ? `bytes=${String(range.start)}-${range.end === undefined ? '' : String(range.end)}` : undefined;
    const answer = await this.#client.send(new GetObjectCommand({ ...this.#object(key), ...(Range ? { Range } : {}) })).catch(asMissing);
    if (!(answer?.Body instanceof Readable)) throw Object.assign(new Error('no such object'), { code: 'ENOENT' });
    return answer.Body;
  }

  async stat(key: string): Promise<{ bytes: number } | undefined> {
    const answer = await this.#client.send(new HeadObjectCommand(this.#object(key))).catch(asMissing);
    return answer ? { bytes: answer.ContentLength ?? 0 } : undefined;
  }

  async list(prefix: string): Promise<string[]> {
    assertKey(prefix.replace(/\/$/, ''));
    const keys: string[] = [];
    let token: string | undefined;
    do {
      const page = await this.#client.send(new ListObjectsV2Command({ Bucket: this.#bucket, Prefix: prefix, ...(token ? { ContinuationToken: token } : {}) }));
      for (const object of page.Contents ?? []) if (object.Key) keys.push(object.Key);
      token = page.NextContinuationToken;
    } while (token);
    return keys.sort();
  }

  async remove(key: string): Promise<void> {
    await this.#client.send(new DeleteObjectCommand(this.#object(key)));
  }

  async download(key: string, path: string): Promise<void> {
    await pipeline(await this.open(key), createWriteStream(path));
  }
}

function asMissing(error: unknown): undefined {
  const name = error instanceof Error ? error.name : '';
  if (name === 'NoSuchKey' || name === 'NotFound') return undefined;
  throw error;
}
