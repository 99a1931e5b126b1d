import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '@assize/contracts/AppError';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { zipOf } from '../../testing/zipOf.ts';
import { Archive } from './Archive.ts';
import { decodeName } from './decodeName.ts';

/** 正卷/讯问.pdf as scanners in China write it. */
const gbkName = Buffer.from([0xd5, 0xfd, 0xbe, 0xed, 0x2f, 0xd1, 0xb6, 0xce, 0xca, 0x2e, 0x70, 0x64, 0x66]);
const mega = 1 << 20;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assize-archive-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function open(bytes: Buffer): Promise<Archive> {
  await writeFile(join(folder, 'archive'), bytes);
  return Archive.open(join(folder, 'archive'), 100 * mega);
}
async function causeOf(bytes: Buffer): Promise<unknown> {
  return open(bytes).then(
    (archive) => archive.close(),
    (error: unknown) => (error instanceof AppError ? error.details?.['cause'] : error),
  );
}

test.each<[string, Buffer, number, string | null]>([
  ['GBK', gbkName, 0, '正卷/讯问.pdf'],
  ['UTF-8 that says so', Buffer.from('正卷/讯问.pdf'), 1 << 11, '正卷/讯问.pdf'],
  ['UTF-8 that does not say so', Buffer.from('正卷/讯问.pdf'), 0, '正卷/讯问.pdf'],
  ['GBK that says it is UTF-8', gbkName, 1 << 11, null],
  ['neither', Buffer.from([0xff, 0xff, 0x80]), 0, null],
  ['marks on letters, written in two ways', Buffer.from('e\u0301.pdf'), 0, 'é.pdf'],
  ['folders of Windows', Buffer.from('a\\b.pdf'), 0, 'a/b.pdf'],
])('a name in %s is read', (_, bytes, flags, name) => {
  expect(decodeName(bytes, flags)).toBe(name);
});

describe('an archive', () => {
  test('is unpacked entry by entry as it was packed', async () => {
    const archive = await open(
      zipOf([
        { name: gbkName, bytes: Buffer.from('words') },
        { name: 'b.pdf', bytes: Buffer.alloc(3 * mega, 'ab cd'), isDeflated: false },
      ]),
    );
    expect(archive.entries.map((one) => one.name)).toEqual(['正卷/讯问.pdf', 'b.pdf']);
    await archive.unpack(0, join(folder, 'out'));
    expect(await readFile(join(folder, 'out'), 'utf8')).toBe('words');
    await archive.unpack(1, join(folder, 'out'));
    expect((await readFile(join(folder, 'out'))).equals(Buffer.alloc(3 * mega, 'ab cd'))).toBe(true);
    archive.close();
  });

  test.each<[string, () => Buffer, string]>([
    ['that is none', () => Buffer.from('I am a ZIP, believe me'), 'notArchive'],
    ['of no byte', () => Buffer.alloc(0), 'notArchive'],
    ['that is cut short', () => zipOf([{ name: 'a.pdf', bytes: Buffer.from('x') }]).subarray(0, -5), 'notArchive'],
    ['without an entry', () => zipOf([]), 'empty'],
    ['that unpacks to a thousand times its size', () => zipOf([{ name: 'a.pdf', bytes: Buffer.alloc(50 * mega) }]), 'bomb'],
    ['that says so alone', () => zipOf([{ name: 'a.pdf', bytes: Buffer.from('x'), saysBytes: 0xfffffff0 }]), 'bomb'],
    ['with a way out', () => zipOf([{ name: '../../etc/passwd', bytes: Buffer.from('x') }]), 'path'],
    ['with a way out for Windows', () => zipOf([{ name: '..\\..\\run.pdf', bytes: Buffer.from('x') }]), 'path'],
    ['with a link', () => zipOf([{ name: 'a.pdf', bytes: Buffer.from('/etc/passwd'), unixMode: 0o120777 }]), 'link'],
    ['with another in it', () => zipOf([{ name: 'a.zip', bytes: zipOf([]) }]), 'nested'],
    ['that is locked', () => zipOf([{ name: 'a.pdf', bytes: Buffer.from('x'), flags: 1 }]), 'encrypted'],
    ['with a name twice', () => zipOf([{ name: 'a.pdf' }, { name: 'a.pdf' }]), 'duplicate'],
    ['with a name twice, written in two ways', () => zipOf([{ name: 'e\u0301.pdf' }, { name: '\u00e9.pdf' }]), 'duplicate'],
    ['with a name that nobody can read', () => zipOf([{ name: Buffer.from([0xff, 0xff]) }]), 'name'],
  ])('%s is refused before anything is unpacked', async (_, make, cause) => {
    expect(await causeOf(make())).toBe(cause);
  });

  test.each<[string, Parameters<typeof zipOf>[0][number]]>([
    ['is longer than its directory says', { name: 'a.pdf', bytes: Buffer.alloc(5000, 'long'), saysBytes: 100 }],
    ['is shorter', { name: 'a.pdf', bytes: Buffer.from('short'), saysBytes: 100 }],
    ['is not what was packed', { name: 'a.pdf', bytes: Buffer.from('other'), saysCrc: 1 }],
  ])('an entry that %s is not given out', async (_, entry) => {
    const archive = await open(zipOf([entry]));
    await expect(archive.unpack(0, join(folder, 'out'))).rejects.toThrow();
    archive.close();
  });
});
