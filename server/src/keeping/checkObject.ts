import type { Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { type CopyName, type CopyState, copyNames } from '@assize/contracts/recording/copies';
import { scanSource } from '@assize/platform/journal/read';
import { hashStream } from '@assize/platform/store/HashingStream';
import type { ObjectStore } from '@assize/platform/store/ObjectStore';

export interface KnownObject {
  key: string;
  bytes: number;
  /** Unknown of a journal that was never checked. */
  sha256: string | null;
  headHash: string | null;
}
export interface CheckedObject {
  states: Record<CopyName, CopyState>;
  /** Of the copy by which the object is known from now on. */
  sha256: string | null;
}

export interface Pace {
  bytesPerSecond: number;
  signal: AbortSignal;
}

/** Reads every copy of an object to its end, no faster than asked, and compares it with what is known of it. Writes nothing. Throws when aborted. */
export async function checkObject(copies: readonly ObjectStore[], object: KnownObject, pace: Pace): Promise<CheckedObject> {
  const states: Record<CopyName, CopyState> = { first: 'none', second: 'none' };
  let { sha256 } = object;
  for (const [index, name] of copyNames.entries()) {
    const copy = copies[index];
    if (!copy) continue;
    const found = await readCopy(copy, { ...object, sha256 }, pace);
    states[name] = found.state;
    sha256 ??= found.sha256;
  }
  return { states, sha256 };
}

async function readCopy(copy: ObjectStore, object: KnownObject, pace: Pace): Promise<{ state: CopyState; sha256: string | null }> {
  const { key, bytes, sha256, headHash } = object;
  try {
    const found = await hashStream(paced(await copy.open(key), pace));
    const isGood = found.bytes === bytes && (sha256 === null ? await endsWith(copy, key, headHash) : found.sha256 === sha256);
    return { state: isGood ? 'good' : 'broken', sha256: isGood ? found.sha256 : null };
  } catch (error) {
    pace.signal.throwIfAborted();
    // A medium that cannot read its bytes any more has broken them; any other fault is its being away.
    const { code } = error as NodeJS.ErrnoException;
    return { state: code === 'ENOENT' ? 'missing' : code === 'EIO' ? 'broken' : 'away', sha256: null };
  }
}

/** Waits after each piece for as long as the rate asks. */
async function* paced(source: Readable, { bytesPerSecond, signal }: Pace): AsyncGenerator<Buffer> {
  for await (const chunk of source as AsyncIterable<Buffer>) {
    yield chunk;
    await setTimeout((chunk.length / bytesPerSecond) * 1000, undefined, { signal, ref: false });
  }
}

/** Whether a journal is whole up to the head that its node told. */
async function endsWith(copy: ObjectStore, key: string, headHash: string | null): Promise<boolean> {
  const scan = await scanSource(await copy.open(key)).catch(() => undefined);
  return scan !== undefined && !scan.isTorn && scan.headHash === headHash;
}
