import { describe, expect, it } from 'vitest';
import { type DirectoryEntry, directoryFault } from './directoryFault.ts';
import { importLimits } from './wire.ts';

const mega = 1 << 20;
/** Entries one behind the other, each of which is a kilobyte unless said otherwise. */
function lay(entries: readonly Partial<DirectoryEntry>[]): DirectoryEntry[] {
  let offset = 0;
  return entries.map((one, index) => {
    const entry = { packedBytes: 1000, bytes: 1000, unixMode: 0, isEncrypted: false, isReadable: true, name: `${String(index)}.pdf`, offset, ...one };
    offset += 100 + entry.packedBytes;
    return entry;
  });
}
const faultOf = (entries: readonly Partial<DirectoryEntry>[], archiveBytes = 10 * mega): string | undefined =>
  directoryFault(lay(entries), { archiveBytes, maxBytes: 2000 * mega })?.cause;

describe('an archive', () => {
  it.each<[string, Partial<DirectoryEntry>[]]>([
    ['as scanners make it', [{ name: '正卷/', bytes: 0, packedBytes: 0 }, { name: '正卷/001 讯问笔录.pdf' }, { name: '副卷/a.b/c .pdf' }]],
    ['with rights of Unix', [{ unixMode: 0o100644 }, { name: 'a', unixMode: 0o040755, bytes: 0, packedBytes: 0 }]],
    ['with a blank page that is packed small', [{ bytes: mega, packedBytes: 500 }]],
    ['with dots that lead nowhere', [{ name: '..a/b..pdf' }, { name: '...pdf' }]],
  ])('%s is read', (_, entries) => {
    expect(faultOf(entries)).toBeUndefined();
  });

  it.each<[string, Partial<DirectoryEntry>[], string]>([
    ['without an entry', [], 'empty'],
    ['of folders alone', [{ name: 'a/', bytes: 0, packedBytes: 0 }], 'empty'],
    ['with too many', Array.from({ length: importLimits.entries + 1 }, () => ({})), 'tooManyEntries'],
    ['with an entry that unpacks to far more than it is', [{ bytes: 2 * mega, packedBytes: 1000 }], 'bomb'],
    ['of many that do so together', Array.from({ length: 200 }, () => ({ bytes: mega, packedBytes: 1 })), 'bomb'],
    ['whose entries lie over one another', [{ offset: 0 }, { offset: 500 }], 'bomb'],
    ['that unpacks to more than there is room for', Array.from({ length: 21 }, () => ({ bytes: 100 * mega, packedBytes: 100 * mega })), 'tooLarge'],
    ['with a way up', [{ name: '../a.pdf' }], 'path'],
    ['with a way up in the middle', [{ name: 'a/../../b.pdf' }], 'path'],
    ['with a root', [{ name: '/etc/passwd' }], 'path'],
    ['with a drive', [{ name: 'C:/a.pdf' }], 'path'],
    ['with a drive of its own folder', [{ name: 'c:a.pdf' }], 'path'],
    ['with a way up for Windows', [{ name: '..\\a.pdf' }], 'path'],
    ['with a name that is cut', [{ name: 'a.pdf\0.exe' }], 'path'],
    ['with an empty part', [{ name: 'a//b.pdf' }], 'path'],
    ['with a name without end', [{ name: 'a'.repeat(501) }], 'path'],
    ['with a folder that holds bytes', [{ name: 'a/' }], 'path'],
    ['with a link', [{ unixMode: 0o120777 }], 'link'],
    ['with a device', [{ unixMode: 0o020666 }], 'link'],
    ['with another in it', [{ name: 'a/b.ZIP' }], 'nested'],
    ['with a part of another in it', [{ name: 'b.7z.001' }], 'nested'],
    ['with an entry that is locked', [{ isEncrypted: true }], 'encrypted'],
    ['packed in a way that is not known', [{ isReadable: false }], 'method'],
    ['with a name twice', [{ name: 'a.pdf' }, { name: 'a.pdf' }], 'duplicate'],
    ['with a name that nobody can read', [{ name: null }], 'name'],
  ])('%s is not', (_, entries, cause) => {
    const archiveBytes = { tooLarge: 3000 * mega, bomb: mega }[cause];
    expect(faultOf(entries, archiveBytes)).toBe(cause);
  });

  it('says by which name it is refused', () => {
    expect(directoryFault(lay([{}, { name: '../案卷.pdf' }]), { archiveBytes: mega, maxBytes: mega })).toEqual({ cause: 'path', name: '../案卷.pdf' });
  });
});
