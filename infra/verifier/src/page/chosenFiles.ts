import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { MakeHash, PackageFile } from '../PackageFile.ts';

/** Files of a browser, chosen with their folder. */
export function fromInput(files: Iterable<File>): PackageFile[] {
  return [...files].map((file) => fromFile(file, file.webkitRelativePath || file.name));
}

/** What was dropped: folders are read to the bottom. */
export async function fromDrop(items: Iterable<DataTransferItem>): Promise<PackageFile[]> {
  const entries = [...items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  return (await Promise.all(entries.map((entry) => readEntry(entry)))).flat();
}

async function readEntry(entry: FileSystemEntry): Promise<PackageFile[]> {
  const path = entry.fullPath.replace(/^\//, '');
  if (entry.isFile) return [fromFile(await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject)), path)];
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: PackageFile[] = [];
  for (;;) {
    // A hundred at most at a time, until none comes.
    const entries = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (entries.length === 0) return found;
    for (const one of entries) found.push(...(await readEntry(one)));
  }
}

function fromFile(file: File, path: string): PackageFile {
  return { path, bytes: file.size, read: () => readStream(file.stream()) };
}

/** Streams of a browser are not everywhere iterable. */
async function* readStream(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}

export const makePageHash: MakeHash = () => {
  const hash = sha256.create();
  return { update: (bytes) => void hash.update(bytes), end: () => bytesToHex(hash.digest()) };
};
