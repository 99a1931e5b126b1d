import { createHash } from 'node:crypto';
import { Transform, type TransformCallback } from 'node:stream';
import type { Stored } from './ObjectStore.ts';

/** Passes bytes through and knows their number and SHA-256 at the end. */
export class HashingStream extends Transform {
  readonly #hash = createHash('sha256');
  #digest: string | undefined;
  bytes = 0;

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.bytes += chunk.length;
    this.#hash.update(chunk);
    done(null, chunk);
  }

  /** Of all that passed; nothing passes any more once this was asked. */
  stored(): Stored {
    this.#digest ??= this.#hash.digest('hex');
    return { bytes: this.bytes, sha256: this.#digest };
  }
}

/** Length and SHA-256 of all that a stream gives, in constant memory. */
export async function hashStream(source: AsyncIterable<Buffer>): Promise<Stored> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of source) {
    bytes += chunk.length;
    hash.update(chunk);
  }
  return { bytes, sha256: hash.digest('hex') };
}
