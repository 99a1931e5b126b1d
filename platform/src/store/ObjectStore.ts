import type { Readable } from 'node:stream';

export interface Stored {
  bytes: number;
  /** SHA-256 of what was stored, hex. */
  sha256: string;
}

export interface PutOptions {
  /** Where an object is: the same bytes change nothing, others are refused with `writeOnce`. */
  once?: boolean;
  /** The medium is asked to let nobody change or remove it, where it can do that (S3 object lock). */
  retain?: boolean;
}

/**
 * Where journals, orders and products are kept. Keys are `/`-separated names of letters, digits, `.`, `_`
 * and `-`. A put is atomic: a reader sees the whole object or none. Errors are the medium's own.
 */
export interface ObjectStore {
  put(key: string, body: Readable | Buffer | string, options?: PutOptions): Promise<Stored>;
  putFile(key: string, path: string, options?: PutOptions): Promise<Stored>;
  /** `end` is inclusive, as in HTTP ranges. Rejects with code ENOENT when there is no such object. */
  open(key: string, range?: { start: number; end?: number }): Promise<Readable>;
  stat(key: string): Promise<{ bytes: number } | undefined>;
  /** Keys under a prefix, sorted. */
  list(prefix: string): Promise<string[]>;
  /** `forGood`: with every version that the medium keeps. Rejects where its lock still holds. */
  remove(key: string, options?: { forGood?: boolean }): Promise<void>;
  download(key: string, path: string): Promise<void>;
}

/** Throws on a key that could leave its store. */
export function assertKey(key: string): void {
  const isSafe = /^[A-Za-z0-9._/-]{1,500}$/.test(key) && !key.split('/').some((part) => part === '' || part === '.' || part === '..');
  if (!isSafe) throw new RangeError('not a key of the object store');
}
