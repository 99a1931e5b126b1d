import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createLogger } from '@assize/platform/log';
import { FileStore } from '@assize/platform/store/FileStore';
import type { JournalHead } from '@assize/contracts/recording/journal';
import { recordingKeys } from '@assize/contracts/recording/products';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { buildWriter } from '../testing/buildWriter.ts';
import { JournalShelf } from './JournalShelf.ts';
import { recoverJournals } from './recoverJournals.ts';

const recordingId = '00000000-0000-4000-8000-000000000001';
const log = createLogger('test');
let folder: string;
let shelf: JournalShelf;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assize-recovery-'));
  shelf = new JournalShelf(join(folder, 'journal'), new FileStore(join(folder, 'store')));
});
afterEach(() => rm(folder, { recursive: true }));

/** Bytes of a file with three blocks, and where each of its parts ends. */
async function writeThreeBlocks(packetBytes = 0): Promise<{ bytes: Buffer; headerEnd: number; ends: number[]; heads: string[] }> {
  const { disk, writer, clock, told, tickAndSettle } = await buildWriter();
  const size = (): number => disk.files.get('/0')?.length ?? 0;
  const headerEnd = size();
  const ends: number[] = [];
  for (let block = 0; block < 3; block++) {
    writer.write('rtp', 1, clock.nowMs, Buffer.from(`packet of block ${String(block)}`.padEnd(packetBytes)));
    await tickAndSettle();
    clock.nowMs += 500;
    ends.push(size());
  }
  return { bytes: disk.files.get('/0') ?? Buffer.alloc(0), headerEnd, ends, heads: told.sealed.map((head) => head.hash) };
}

async function crashWith(bytes: Buffer): Promise<void> {
  const path = shelf.pathOf(recordingId, 0);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, bytes);
}

describe('after a crash', () => {
  test('a file torn at any byte of its last block keeps every block before it, and only those', async () => {
    const { bytes, ends, heads } = await writeThreeBlocks();
    const [, second = 0, third = 0] = ends;
    for (let cut = second; cut < third; cut++) {
      await rm(join(folder, 'journal'), { recursive: true, force: true });
      await crashWith(bytes.subarray(0, cut));
      await recoverJournals(shelf, log);
      const left = await readFile(shelf.pathOf(recordingId, 0));
      expect(left.equals(bytes.subarray(0, second)), `torn at byte ${String(cut)}`).toBe(true);
      expect(await shelf.listNotes(recordingId)).toMatchObject([
        { fileNo: 0, blocks: 2, bytes: second, headHash: heads[1], endedBy: 'crash', isStored: false },
      ]);
    }
    // Some hundred recoveries, each with its sync.
  }, 60_000);

  test('a last block with one byte changed is not believed', async () => {
    const { bytes, ends } = await writeThreeBlocks();
    const [, second = 0] = ends;
    bytes[second + 40] = (bytes[second + 40] ?? 0) ^ 1;
    await crashWith(bytes);
    await recoverJournals(shelf, log);
    expect(await readFile(shelf.pathOf(recordingId, 0))).toHaveLength(second);
  });

  test('a file torn within its header is removed, for nothing was acknowledged of it', async () => {
    const { bytes, headerEnd } = await writeThreeBlocks();
    for (const cut of [0, 3, 9, headerEnd - 1]) {
      await crashWith(bytes.subarray(0, cut));
      await recoverJournals(shelf, log);
      expect(await shelf.listFiles(recordingId)).toEqual([]);
      expect(await shelf.listNotes(recordingId)).toEqual([]);
    }
  });

  test('the recording goes on in the next file, chained to the recovered head, with the time of the loss', async () => {
    const { bytes, heads } = await writeThreeBlocks();
    await crashWith(bytes);
    await recoverJournals(shelf, log);
    const startMs = Date.parse('2026-11-24T08:00:00.000Z');
    expect(await shelf.planNext(recordingId)).toEqual({ fileNo: 1, previousHash: heads[2], lostSinceMs: startMs + 1000 });
  });

  test('recovering twice is recovering once', async () => {
    const { bytes } = await writeThreeBlocks();
    await crashWith(bytes.subarray(0, -1));
    await recoverJournals(shelf, log);
    const notes = await shelf.listNotes(recordingId);
    await recoverJournals(shelf, log);
    expect(await shelf.listNotes(recordingId)).toEqual(notes);
  });
});

describe('a complete file', () => {
  test('goes to the object store as it is and only then leaves the disk', async () => {
    const { bytes } = await writeThreeBlocks();
    await crashWith(bytes);
    await recoverJournals(shelf, log);
    const [note] = await shelf.listNotes(recordingId);
    if (!note) throw new Error('no note');
    const broken = new JournalShelf(shelf.folder, new FileStore('/dev/null/nowhere'));
    await expect(broken.storeFile(recordingId, note)).rejects.toThrow();
    expect(await shelf.listFiles(recordingId)).toEqual([0]);
    await shelf.storeFile(recordingId, note);
    expect(await readFile(join(folder, 'store', recordingKeys.journal(recordingId, 0)))).toEqual(bytes);
    expect(await shelf.listFiles(recordingId)).toEqual([]);
    expect(await shelf.listNotes(recordingId)).toMatchObject([{ isStored: true }]);
  });
});

describe('a node that has no part of the recording', () => {
  const startMs = Date.parse('2026-11-24T08:00:00.000Z');
  let other: JournalShelf;
  let heads: string[];
  beforeEach(async () => {
    const written = await writeThreeBlocks();
    ({ heads } = written);
    await crashWith(written.bytes);
    other = new JournalShelf(join(folder, 'other'), new FileStore(join(folder, 'store')));
  });
  const headOf = (blockNo: number): JournalHead => ({
    fileNo: 0,
    blockNo,
    hash: heads[blockNo] ?? '',
    sealedAt: new Date(startMs + 500 * blockNo).toISOString(),
  });

  test('begins with its first file when nobody knows of any', async () => {
    expect(await other.planNext(recordingId)).toEqual({ fileNo: 0, previousHash: '0'.repeat(64) });
  });

  test('takes over from the block that servers know, with the time of the loss, before the lost node has stored anything', async () => {
    expect(await other.planNext(recordingId, { lastHead: headOf(1), isInterrupted: true })).toEqual({
      fileNo: 1000,
      previousHash: heads[1],
      takesOver: { fileNo: 0, blockNo: 1, cause: 'sfuLost' },
      lostSinceMs: startMs + 500,
    });
  });

  test('of a hearing that moved while nothing was to be recorded states no loss', async () => {
    const next = await other.planNext(recordingId, { lastHead: headOf(2) });
    expect(next).toMatchObject({ takesOver: { fileNo: 0, blockNo: 2, cause: 'moved' }, lostSinceMs: undefined });
  });

  test('takes over from the newest file in the store when servers know of none so new', async () => {
    await recoverJournals(shelf, log);
    const [note] = await shelf.listNotes(recordingId);
    if (!note) throw new Error('no note');
    await shelf.storeFile(recordingId, note);
    expect(await other.planNext(recordingId)).toEqual({ fileNo: 1000, previousHash: heads[2], takesOver: { fileNo: 0, blockNo: null, cause: 'moved' } });
    // What is known to be lost is since the block that was told of last, though more may be in the store.
    const next = await other.planNext(recordingId, { lastHead: { ...headOf(1), fileNo: -1 }, isInterrupted: true });
    expect(next).toMatchObject({ previousHash: heads[2], takesOver: { blockNo: null, cause: 'sfuLost' }, lostSinceMs: startMs + 500 });
  });

  test('links a file of megabytes by its last block, and one that has no block by its header', async () => {
    const { bytes, headerEnd } = await writeThreeBlocks(100_000);
    const store = new FileStore(join(folder, 'store'));
    const hashOf = async (whole: Buffer): Promise<string> => {
      await store.put(recordingKeys.journal(recordingId, 0), whole);
      return (await other.planNext(recordingId)).previousHash;
    };
    expect(await hashOf(bytes)).toBe(bytes.subarray(-32).toString('hex'));
    const header = bytes.subarray(0, headerEnd);
    expect(await hashOf(header)).toBe(createHash('sha256').update(header).digest('hex'));
  });

  test('goes on behind whoever took over from it, and with its own files when nobody did', async () => {
    await recoverJournals(shelf, log);
    expect(await shelf.planNext(recordingId, { lastHead: headOf(2), isInterrupted: true })).toMatchObject({ fileNo: 1, previousHash: heads[2] });
    const lastHead = { ...headOf(1), fileNo: 1003 };
    expect(await shelf.planNext(recordingId, { lastHead, isInterrupted: true })).toMatchObject({ fileNo: 2000, takesOver: { fileNo: 1003, blockNo: 1 } });
  });
});
