import { type ImportFault, importLimits } from './wire.ts';

/** What the directory of an archive says of an entry; nothing of it was unpacked. */
export interface DirectoryEntry {
  /** Null where it is written in neither UTF-8 nor GBK. */
  name: string | null;
  packedBytes: number;
  bytes: number;
  /** Where it begins in the archive. */
  offset: number;
  /** Kind of file and rights as Unix has them; 0 where the archive's maker knows of none. */
  unixMode: number;
  isEncrypted: boolean;
  /** Whether it is stored as it is, or deflated. */
  isReadable: boolean;
}

const kindMask = 0o170000;
const plainKinds: readonly number[] = [0, 0o100000, 0o040000];
const archiveEndings = /\.(zip|rar|7z|tar|gz|tgz|bz2|tbz2?|xz|txz|zst|lz4?|lzma|cab|iso|jar|war|apk|arj|z\d\d|r\d\d|00\d)$/i;
/** Bytes of an entry's own head in front of what it holds, without its name. */
const headBytes = 30;
const longestName = 500;

/** Why an archive is not read, and by which of its names; none when it may be. */
export function directoryFault(
  entries: readonly DirectoryEntry[],
  { archiveBytes, maxBytes }: { archiveBytes: number; maxBytes: number },
): { cause: ImportFault; name?: string } | undefined {
  if (entries.length > importLimits.entries) return { cause: 'tooManyEntries' };
  const known = new Set<string>();
  for (const entry of entries) {
    const { name } = entry;
    if (name === null) return { cause: 'name' };
    const isKnown = known.has(name);
    known.add(name);
    const cause = entryFault(entry, name) ?? (isKnown ? 'duplicate' : undefined);
    if (cause) return { cause, name: name.slice(0, 200) };
  }
  if (entries.every((entry) => isFolder(entry))) return { cause: 'empty' };
  const bytes = entries.reduce((sum, one) => sum + one.bytes, 0);
  const isPackedTooWell = bytes > importLimits.smallBytes && bytes > archiveBytes * importLimits.ratio;
  if (isPackedTooWell || areOverlaid(entries)) return { cause: 'bomb' };
  if (bytes > maxBytes) return { cause: 'tooLarge' };
  return undefined;
}

export function isFolder({ name, unixMode }: Pick<DirectoryEntry, 'name' | 'unixMode'>): boolean {
  return name?.endsWith('/') === true || (unixMode & kindMask) === 0o040000;
}

function entryFault(entry: DirectoryEntry, name: string): ImportFault | undefined {
  const { bytes, packedBytes, unixMode, isEncrypted, isReadable } = entry;
  if (leadsOut(name)) return 'path';
  if (!plainKinds.includes(unixMode & kindMask)) return 'link';
  if (isFolder(entry)) return bytes > 0 ? 'path' : undefined;
  if (archiveEndings.test(name)) return 'nested';
  if (isEncrypted) return 'encrypted';
  if (!isReadable) return 'method';
  if (bytes > importLimits.smallBytes && bytes > packedBytes * importLimits.ratio) return 'bomb';
  return undefined;
}

/** Names are `/`-separated and stay in the archive: no drive, no root, no way up, nothing that cannot be seen. */
function leadsOut(name: string): boolean {
  const parts = name.replace(/\/$/u, '').split('/');
  return (
    name.length > longestName || /^[A-Za-z]:/u.test(name) || /[\p{Cc}\\]/u.test(name) || parts.some((part) => part === '' || part === '.' || part === '..')
  );
}

/** Entries that share bytes unpack to more than the archive holds. */
function areOverlaid(entries: readonly DirectoryEntry[]): boolean {
  const inOrder = entries.toSorted((a, b) => a.offset - b.offset);
  return inOrder.some(({ offset, packedBytes }, index) => {
    const next = inOrder[index + 1];
    return next !== undefined && offset + headBytes + packedBytes > next.offset;
  });
}
