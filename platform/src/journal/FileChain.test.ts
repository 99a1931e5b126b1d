import { Readable } from 'node:stream';
import { type JournalHeader, noPreviousHash } from '@assize/contracts/recording/journal';
import { describe, expect, test } from 'vitest';
import { buildJournal, type BuiltJournal, dataKey } from '../testing/buildJournal.ts';
import type { FileLink } from './FileChain.ts';
import { readJournals } from './read.ts';

/** Three files of one node, each of three blocks, linked as it links them. */
function buildThree(): [BuiltJournal, BuiltJournal, BuiltJournal] {
  const first = buildJournal(3);
  const second = buildJournal(3, { fileNo: 1, previousHash: headOf(first) });
  return [first, second, buildJournal(3, { fileNo: 2, previousHash: headOf(second) })];
}
function headOf({ hashes }: BuiltJournal): string {
  return hashes.at(-1) ?? '';
}
function takeOver(previousHash: string, takesOver: Omit<NonNullable<JournalHeader['takesOver']>, 'cause'>): BuiltJournal {
  return buildJournal(3, { fileNo: 1000, nodeId: 'other', previousHash, takesOver: { ...takesOver, cause: 'sfuLost' } });
}
async function linksOf(files: readonly Buffer[]): Promise<FileLink[]> {
  const links: FileLink[] = [];
  for await (const item of readJournals(
    files.map((one) => Readable.from([one])),
    () => dataKey,
  )) {
    if (item.type === 'link') links.push(item.link);
  }
  return links;
}
const linksOfWhole = (files: readonly BuiltJournal[]): Promise<FileLink[]> => linksOf(files.map((one) => one.bytes));

describe('the files of one node', () => {
  test('follow each other', async () => {
    expect(await linksOfWhole(buildThree())).toEqual(['first', 'follows', 'follows']);
  });

  test('of which one is missing are broken there, be it the first', async () => {
    const [first, second, third] = buildThree();
    expect(await linksOfWhole([first, third])).toEqual(['first', 'broken']);
    expect(await linksOfWhole([second, third])).toEqual(['broken', 'follows']);
  });

  test('of which one was cut back by whole blocks are broken behind it', async () => {
    const [first, second, third] = buildThree();
    expect(await linksOf([first.bytes, second.bytes.subarray(0, second.ends[2]), third.bytes])).toEqual(['first', 'follows', 'broken']);
  });

  test('put in another order, or one of them twice, are broken', async () => {
    const [first, second, third] = buildThree();
    expect(await linksOfWhole([first, third, second])).toEqual(['first', 'broken', 'broken']);
    expect(await linksOfWhole([first, second, second, third])).toEqual(['first', 'follows', 'broken', 'follows']);
  });

  test('among which one pretends to be a beginning are broken there', async () => {
    const [first, , third] = buildThree();
    const forged = buildJournal(2, { fileNo: 1, previousHash: noPreviousHash });
    expect(await linksOfWhole([first, forged, third])).toEqual(['first', 'broken', 'broken']);
  });
});

describe('another node', () => {
  test('takes over from the block that it names, whatever the lost node had sealed behind it', async () => {
    const [first, second] = buildThree();
    const next = takeOver(second.hashes[2] ?? '', { fileNo: 1, blockNo: 1 });
    const after = buildJournal(1, { fileNo: 1001, nodeId: 'other', previousHash: headOf(next) });
    expect(await linksOfWhole([first, second, next, after])).toEqual(['first', 'follows', 'takesOver', 'follows']);
  });

  test('takes over from a whole file, and from one without a block', async () => {
    const [first] = buildThree();
    const empty = buildJournal(0, { fileNo: 1, previousHash: headOf(first) });
    expect(await linksOfWhole([first, takeOver(headOf(first), { fileNo: 0, blockNo: null })])).toEqual(['first', 'takesOver']);
    expect(await linksOfWhole([first, empty, takeOver(headOf(empty), { fileNo: 1, blockNo: null })])).toEqual(['first', 'follows', 'takesOver']);
  });

  test.each<[string, (files: BuiltJournal[]) => Buffer[]]>([
    ['that does not state it', ([first]) => [first, buildJournal(1, { fileNo: 1000, nodeId: 'other' })].map((one) => one?.bytes ?? Buffer.alloc(0))],
    ['from a file that is not there', ([first, second]) => [first?.bytes, takeOver(second?.hashes[2] ?? '', { fileNo: 1, blockNo: 1 }).bytes].map(bytesOf)],
    [
      'from a block that was cut off',
      ([first, second]) =>
        [first?.bytes, second?.bytes.subarray(0, second.ends[1]), takeOver(second?.hashes[2] ?? '', { fileNo: 1, blockNo: 1 }).bytes].map(bytesOf),
    ],
    ['with the hash of another block', ([first]) => [first?.bytes, takeOver(first?.hashes[1] ?? '', { fileNo: 0, blockNo: 1 }).bytes].map(bytesOf)],
    ['from nothing', () => [takeOver(noPreviousHash, { fileNo: 0, blockNo: null }).bytes]],
  ])('that takes over %s is a break', async (_, choose) => {
    expect((await linksOf(choose(buildThree()))).at(-1)).toBe('broken');
  });
});

function bytesOf(bytes: Buffer | undefined): Buffer {
  return bytes ?? Buffer.alloc(0);
}
