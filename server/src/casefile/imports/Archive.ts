import { createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { crc32 } from 'node:zlib';
import { AppError } from '@assize/contracts/AppError';
import { type DirectoryEntry, directoryFault } from '@assize/contracts/casefile/imports/directoryFault';
import { type ImportFault, importLimits } from '@assize/contracts/casefile/imports/wire';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { decodeName } from './decodeName.ts';

const openOptions = { lazyEntries: true, decodeStrings: false, autoClose: false } as const;

function refuse(cause: ImportFault, name?: string): never {
  throw new AppError('importRefused', { cause, ...(name === undefined ? {} : { name }) });
}

/** A ZIP whose directory was read and found fit: nothing is unpacked before. Its owner closes it. */
export class Archive {
  readonly entries: readonly DirectoryEntry[];
  readonly #zip: ZipFile;
  readonly #raw: readonly Entry[];

  private constructor(zip: ZipFile, raw: readonly Entry[], entries: readonly DirectoryEntry[]) {
    this.#zip = zip;
    this.#raw = raw;
    this.entries = entries;
  }

  /** `maxBytes`: of all that is in it, unpacked. Throws `importRefused`. */
  static async open(path: string, maxBytes: number): Promise<Archive> {
    const { size } = await stat(path);
    const zip = await openPromise(path, openOptions).catch(() => refuse('notArchive'));
    try {
      // Its reader keeps to this number.
      if (zip.entryCount > importLimits.entries) refuse('tooManyEntries');
      const raw = await readEntries(zip);
      const entries = raw.map(present);
      const fault = directoryFault(entries, { archiveBytes: size, maxBytes });
      if (fault) refuse(fault.cause, fault.name);
      return new Archive(zip, raw, entries);
    } catch (error) {
      zip.close();
      throw error;
    }
  }

  /** Writes an entry to a file, no longer than its directory says. Rejects where it is not what the directory says. */
  async unpack(index: number, path: string): Promise<void> {
    const entry = this.#raw[index];
    if (!entry) throw new RangeError('no such entry');
    let sum = 0;
    const count = async function* (chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
      for await (const chunk of chunks) {
        sum = crc32(chunk, sum);
        yield chunk;
      }
    };
    await pipeline(await this.#zip.openReadStreamPromise(entry), count, createWriteStream(path));
    if (sum !== entry.crc32) throw new Error('an entry of an archive is damaged');
  }

  close(): void {
    this.#zip.close();
  }
}

async function readEntries(zip: ZipFile): Promise<Entry[]> {
  const entries: Entry[] = [];
  try {
    for await (const entry of zip.eachEntry()) entries.push(entry);
  } catch {
    refuse('notArchive');
  }
  return entries;
}

function present(entry: Entry): DirectoryEntry {
  return {
    name: decodeName(entry.fileNameRaw, entry.generalPurposeBitFlag),
    packedBytes: entry.compressedSize,
    bytes: entry.uncompressedSize,
    offset: entry.relativeOffsetOfLocalHeader,
    unixMode: entry.externalFileAttributes >>> 16,
    isEncrypted: entry.isEncrypted(),
    isReadable: entry.canDecodeFileData() || entry.isEncrypted(),
  };
}
