import type { ObjectStore } from '@assize/platform/store/ObjectStore';
import type { Request, Response } from 'express';
import { pipeline } from 'node:stream/promises';

interface Resumable {
  /** A strong one, by which a download that broke off goes on (`If-Range`). */
  etag?: string;
  /** From where, and how many bytes were handed over, also when the reader went away. */
  onSent?: (start: number, bytes: number) => Promise<void>;
}

/** Sends an object of the store, whole or the one range asked for (RFC 9110 section 14); nothing that a cache may keep. */
export async function sendRange(
  request: Request,
  response: Response,
  { store, key, bytes, mime, etag, onSent }: { store: ObjectStore; key: string; bytes: number; mime: string } & Resumable,
): Promise<void> {
  if (etag !== undefined) response.set('etag', etag);
  // A range of what has changed since is of no use: then all of it is sent (RFC 9110 section 13.1.5).
  const isOther = etag !== undefined && request.headers['if-range'] !== undefined && request.headers['if-range'] !== etag;
  const ranges = isOther ? undefined : request.range(bytes);
  response.set({ 'content-type': mime, 'accept-ranges': 'bytes', 'cache-control': 'private, no-store' });
  if (ranges === -1) {
    response
      .status(416)
      .set('content-range', `bytes */${String(bytes)}`)
      .end();
    return;
  }
  // Several ranges at once would need multipart answers; nobody's player asks for them: the whole file is allowed then.
  const range = Array.isArray(ranges) && ranges.type === 'bytes' && ranges.length === 1 ? ranges[0] : undefined;
  const { start, end } = range ?? { start: 0, end: bytes - 1 };
  response.status(range ? 206 : 200).set('content-length', String(end - start + 1));
  if (range) response.set('content-range', `bytes ${String(start)}-${String(end)}/${String(bytes)}`);
  if (request.method === 'HEAD' || bytes === 0) {
    response.end();
    return;
  }
  let sent = 0;
  const count = async function* (chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      yield chunk;
      sent += chunk.length;
    }
  };
  await pipeline(await store.open(key, { start, end }), count, response).catch(() => response.destroy()); // the reader went away
  await onSent?.(start, sent);
}
