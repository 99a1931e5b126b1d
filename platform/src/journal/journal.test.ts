import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildJournal, dataKey } from '../testing/buildJournal.ts';
import { type JournalRecord, readJournal, scanJournal } from './read.ts';

async function read(bytes: Buffer, key = dataKey): Promise<{ records: JournalRecord[]; tornAt: number | undefined }> {
  const records: JournalRecord[] = [];
  let tornAt: number | undefined;
  const chunks = Array.from({ length: Math.ceil(bytes.length / 37) }, (_, n) => bytes.subarray(n * 37, n * 37 + 37));
  for await (const item of readJournal(Readable.from(chunks), () => key)) {
    if (item.type === 'record') records.push(item.record);
    if (item.type === 'torn') tornAt = item.atByte;
  }
  return { records, tornAt };
}

describe('a journal file', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'assize-journal-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  test('gives back every record as it was received, in order', async () => {
    const { records, tornAt } = await read(buildJournal(3).bytes);
    expect(tornAt).toBeUndefined();
    expect(records.map((one) => one.payload.toString())).toEqual([0, 1, 2].flatMap((b) => [0, 1, 2].map((n) => `packet ${String(b)} ${String(n)}`)));
    expect(records[4]).toMatchObject({ kind: 'rtp', trackId: 2, atMs: 1001.25 });
  });

  test('torn at any byte of its last block keeps all blocks before it and nothing of that one', async () => {
    const { bytes, ends } = buildJournal(3);
    const [, , secondEnd = 0, thirdEnd = 0] = ends;
    for (let at = secondEnd + 1; at < thirdEnd; at++) {
      const { records, tornAt } = await read(bytes.subarray(0, at));
      expect(records.length).toBe(6);
      expect(tornAt).toBe(secondEnd);
    }
  });

  test('changed at any byte of a block is not read past that block', async () => {
    const { bytes, ends } = buildJournal(3);
    const [, firstEnd = 0, secondEnd = 0] = ends;
    for (let at = firstEnd; at < secondEnd; at++) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      const { records, tornAt } = await read(changed);
      expect(records.length).toBe(3);
      expect(tornAt).toBe(firstEnd);
    }
  });

  test('does not open with another key', async () => {
    await expect(read(buildJournal(1).bytes, randomBytes(32))).rejects.toThrow();
  });

  test('is scanned without its key: the head, the whole blocks, where it is torn', async () => {
    const { bytes, ends } = buildJournal(3);
    const path = join(folder, 'torn.aszj');
    await writeFile(path, bytes.subarray(0, -5));
    const scan = await scanJournal(path);
    expect(scan).toMatchObject({ blocks: 2, validBytes: ends[2], isTorn: true, lastSealedAtMs: 1999 });
    expect(scan.headHash).toBe(bytes.subarray((ends[2] ?? 0) - 32, ends[2]).toString('hex'));
  });
});
