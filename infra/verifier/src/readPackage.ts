import { scanJournal, type ScannedJournal } from './checks/scanJournal.ts';
import type { MakeHash, PackageFile } from './PackageFile.ts';

/** Larger ones are no part of what is read here, but pictures and sound. */
const mostTextBytes = 512 * 1024 * 1024;
const isText = (path: string): boolean => /\.(txt|json)$/.test(path);
const isJournal = (path: string): boolean => path.startsWith('data/journal/');

export interface ReadPackage {
  /** Path → SHA-256 of every file that is there. */
  hashes: Map<string, string>;
  /** What `.txt` and `.json` files hold. */
  texts: Map<string, string>;
  journals: { path: string; scan: ScannedJournal | undefined }[];
}

/** The folder in which `bagit.txt` lies, as it stands before the names of the files; undefined: this is no package. */
export function findRoot(files: readonly PackageFile[]): string | undefined {
  const roots = files.map((one) => /^(.*\/)?bagit\.txt$/.exec(one.path)).flatMap((found) => (found ? [found[1] ?? ''] : []));
  return roots.toSorted((a, b) => a.length - b.length)[0];
}

/** Reads every file once, piece by piece, and keeps of it its hash and what the checks need. `onProgress`: bytes read so far. */
export async function readPackage(files: readonly PackageFile[], makeHash: MakeHash, onProgress: (bytes: number) => void): Promise<ReadPackage> {
  const read: ReadPackage = { hashes: new Map(), texts: new Map(), journals: [] };
  let done = 0;
  for (const file of files.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    const hash = makeHash();
    const kept: Uint8Array[] = [];
    const keeps = isText(file.path) && file.bytes <= mostTextBytes;
    const pieces = (async function* () {
      for await (const piece of file.read()) {
        hash.update(piece);
        if (keeps) kept.push(piece.slice());
        done += piece.length;
        onProgress(done);
        yield piece;
      }
    })();
    if (isJournal(file.path)) read.journals.push({ path: file.path, scan: await scanJournal(pieces, makeHash) });
    else for await (const _ of pieces);
    read.hashes.set(file.path, hash.end());
    if (keeps) read.texts.set(file.path, decode(kept));
  }
  return read;
}

function decode(pieces: readonly Uint8Array[]): string {
  const decoder = new TextDecoder();
  return pieces.map((piece) => decoder.decode(piece, { stream: true })).join('') + decoder.decode();
}
