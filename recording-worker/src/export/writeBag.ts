import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { type BagFile, bagDeclaration, formatBagInfo, formatBagManifest } from '@assize/contracts/recording/bag';
import { packagePaths } from '@assize/contracts/recording/package';
import { makeZip } from 'client-zip';
import { ProductionError } from '../platform/ProductionError.ts';
import type { PackageFile } from './listPayload.ts';

interface Bag {
  /** The one folder of the archive. */
  folder: string;
  /** Every file bears this day; so the archive is the same whenever it is made. */
  at: Date;
  payload: readonly PackageFile[];
  /** The last file of the payload, which names those before it. */
  last: (files: readonly BagFile[]) => Promise<PackageFile>;
  about: readonly (readonly [label: string, value: string])[];
  /** Tag files besides those that every bag has. */
  tags: readonly PackageFile[];
  onBytes: (bytes: number) => void;
}
export interface BagStream {
  /** The archive: ZIP (ZIP64 where it needs to be), nothing compressed, written while it is read. */
  stream: Readable;
  /** SHA-256 of the tag manifest, once the stream was read to its end. */
  getTagManifestSha256: () => string;
}

/**
 * A bag (BagIt 1.0, RFC 8493) as a stream: each file is hashed while it passes, and the manifests come last. Memory does
 * not grow with what is in it. A file that is not what it must be ends the stream with `productsMissing`.
 */
export function writeBag(bag: Bag): BagStream {
  let tagManifestSha256 = '';
  // ZIP has the time of no zone: the same day at noon wherever the archive is made.
  const lastModified = new Date(bag.at.getUTCFullYear(), bag.at.getUTCMonth(), bag.at.getUTCDate(), 12);

  async function* entries(): AsyncGenerator<{ name: string; lastModified: Date; input: AsyncIterable<Uint8Array> }> {
    const written: BagFile[] = [];
    const write = (file: PackageFile): { name: string; lastModified: Date; input: AsyncIterable<Uint8Array> } => ({
      name: `${bag.folder}/${file.path}`,
      lastModified,
      input: pass(file, (done) => written.push(done), bag.onBytes),
    });
    for (const file of bag.payload) yield write(file);
    yield write(await bag.last(written));
    const payload = [...written];
    yield write(asFile(packagePaths.declaration, bagDeclaration));
    yield write(asFile(packagePaths.info, formatBagInfo(bag.about, payload)));
    yield write(asFile(packagePaths.manifest, formatBagManifest(payload)));
    for (const file of bag.tags) yield write(file);
    yield write(asFile(packagePaths.tagManifest, formatBagManifest(written.slice(payload.length))));
    tagManifestSha256 = written.at(-1)?.sha256 ?? '';
  }

  return { stream: Readable.fromWeb(makeZip(entries()) as never), getTagManifestSha256: () => tagManifestSha256 };
}

function asFile(path: string, body: string): PackageFile {
  return { path, open: () => Promise.resolve(Readable.from([Buffer.from(body)])) };
}

/** The file's bytes, which are known to be what they must be when they have all passed. */
async function* pass(file: PackageFile, onDone: (done: BagFile) => void, onBytes: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  let bytes = 0;
  const from = await file.open().catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') throw new ProductionError('productsMissing', { cause: error });
    throw error;
  });
  // Left early, the iterator closes what it reads.
  for await (const chunk of from as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
    onBytes(chunk.length);
    yield chunk;
  }
  const sha256 = hash.digest('hex');
  if (file.sha256 !== undefined && file.sha256 !== sha256)
    throw new ProductionError('productsMissing', { cause: new Error(`${file.path} is not as it was made`) });
  onDone({ path: file.path, bytes, sha256 });
}
