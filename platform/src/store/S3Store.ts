import { createReadStream, createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandOutput,
  PutObjectCommand,
  S3Client,
  type S3ClientConfig,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { assertSame } from './assertSame.ts';
import { HashingStream, hashStream } from './HashingStream.ts';
import { assertKey, type ObjectStore, type PutOptions, type Stored } from './ObjectStore.ts';

/** S3 object lock: in governance mode who has the right may lift it, in compliance mode nobody may. */
export interface S3Lock {
  mode: 'governance' | 'compliance';
  days: number;
}
const dayMs = 24 * 60 * 60_000;
/** A store that does not answer is away; the SDK itself would wait for ever. */
const connectWithinMs = 5000;
const probeKey = 'conditions';

export interface S3Options {
  endpoint: string | undefined;
  region: string;
  bucket: string;
  accessKeyId: string | undefined;
  secretAccessKey: string | undefined;
  lock?: S3Lock | undefined;
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
  readonly #lock: S3Lock | undefined;
  readonly #putting = new Map<string, Promise<Stored>>();
  #conditions: Promise<boolean> | undefined;

  constructor(options: S3Options) {
    this.#bucket = options.bucket;
    this.#lock = options.lock;
    this.#client = new S3Client({ ...clientConfigOf(options), requestHandler: { connectionTimeout: connectWithinMs } });
  }

  #object(key: string): { Bucket: string; Key: string } {
    assertKey(key);
    return { Bucket: this.#bucket, Key: key };
  }

  async put(key: string, body: Readable | Buffer | string, options: PutOptions = {}): Promise<Stored> {
    const source = body instanceof Readable ? body : Readable.from([Buffer.from(body)]);
    try {
      return await (options.once ? this.#alone(key, () => this.#putOnce(key, source, options)) : this.#upload(key, source, options));
    } catch (error) {
      source.destroy();
      throw error;
    }
  }

  async #putOnce(key: string, source: Readable, options: PutOptions): Promise<Stored> {
    if (await this.stat(key)) return this.#compare(key, await hashStream(source as AsyncIterable<Buffer>));
    return this.#upload(key, source, options, await this.#knowsConditions());
  }

  /** Of this process one after the other; other processes are kept apart by the condition, where the bucket knows it. */
  async #alone(key: string, put: () => Promise<Stored>): Promise<Stored> {
    const before = this.#putting.get(key);
    const mine = (async () => {
      await before?.catch(() => undefined);
      return put();
    })();
    this.#putting.set(key, mine);
    try {
      return await mine;
    } finally {
      if (this.#putting.get(key) === mine) this.#putting.delete(key);
    }
  }

  /** Not every S3 takes `If-None-Match` on a put; asked once, by an object of one byte. */
  async #knowsConditions(): Promise<boolean> {
    this.#conditions ??= this.#client.send(new PutObjectCommand({ Bucket: this.#bucket, Key: probeKey, Body: Buffer.alloc(1), IfNoneMatch: '*' })).then(
      () => true,
      (error: unknown) => {
        if (isTaken(error)) return true;
        if (error instanceof Error && error.name === 'NotImplemented') return false;
        this.#conditions = undefined;
        throw error;
      },
    );
    return this.#conditions;
  }

  async #upload(key: string, source: Readable, options: PutOptions, isConditional = false): Promise<Stored> {
    const hashing = new HashingStream();
    const asked = { ...(isConditional && { IfNoneMatch: '*' }), ...(options.retain && this.#retention()) };
    const upload = new Upload({ client: this.#client, params: { ...this.#object(key), ...asked, Body: hashing } });
    const sent = upload.done().catch((error: unknown) => {
      if (!isTaken(error)) hashing.destroy(); // nobody takes it in any more
      hashing.resume();
      throw error;
    });
    // Both to their ends: when a failure is told, what was begun in the store has been taken back.
    const [sending, reading] = await Promise.allSettled([sent, pipeline(source, hashing)]);
    if (sending.status === 'rejected' && reading.status === 'fulfilled' && isTaken(sending.reason)) return this.#compare(key, hashing.stored());
    for (const outcome of [sending, reading]) if (outcome.status === 'rejected') throw outcome.reason;
    return hashing.stored();
  }

  /** Another was first: the same bytes, or `writeOnce`. */
  async #compare(key: string, given: Stored): Promise<Stored> {
    await assertSame(await this.open(key), given);
    return given;
  }

  #retention(): object {
    if (!this.#lock) return {};
    return { ObjectLockMode: this.#lock.mode.toUpperCase(), ObjectLockRetainUntilDate: new Date(Date.now() + this.#lock.days * dayMs) };
  }

  async putFile(key: string, path: string, options?: PutOptions): Promise<Stored> {
    return this.put(key, createReadStream(path, { highWaterMark: 1 << 20 }), options);
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

  async remove(key: string, options: { forGood?: boolean } = {}): Promise<void> {
    if (!options.forGood) return void (await this.#client.send(new DeleteObjectCommand(this.#object(key))));
    const bypass = this.#lock?.mode === 'governance' ? { BypassGovernanceRetention: true } : {};
    for (const VersionId of await this.#versionsOf(key)) await this.#client.send(new DeleteObjectCommand({ ...this.#object(key), VersionId, ...bypass }));
  }

  /** Of a bucket that keeps none, `null` of what is there. */
  async #versionsOf(key: string): Promise<string[]> {
    const { Bucket, Key } = this.#object(key);
    const found: string[] = [];
    let next: { KeyMarker?: string | undefined; VersionIdMarker?: string | undefined } | undefined = {};
    while (next) {
      const page: ListObjectVersionsCommandOutput = await this.#client.send(new ListObjectVersionsCommand({ Bucket, Prefix: Key, ...next }));
      for (const one of [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])]) if (one.Key === Key && one.VersionId) found.push(one.VersionId);
      next = page.IsTruncated ? { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker } : undefined;
    }
    return found;
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

/** There is such an object already: RFC 9110 section 13.1.2. */
function isTaken(error: unknown): boolean {
  return error instanceof Error && error.name === 'PreconditionFailed';
}
