import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { JournalHeader } from '@assize/contracts/recording/journal';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { encodeHeader, encodeRecord, sealBlock } from './encode.ts';
import { type JournalRecord, readJournal, scanJournal } from './read.ts';

const dataKey = randomBytes(32);
const header: JournalHeader = {
  format: 'assize.journal.1',
  recordingId: '00000000-0000-4000-8000-000000000001',
  hearingId: '00000000-0000-4000-8000-000000000002',
  fileNo: 0,
  nodeId: 'test',
  createdAt: '2026-11-24T01:00:00.000Z',
  wrappedKey: '',
  previousHash: '0'.repeat(64),
};

/** A file of `blocks` blocks with three records each; ends: offsets after the header and after each block. */
function makeJournal(blocks: number): { bytes: Buffer; ends: number[] } {
  const start = encodeHeader(header);
  const parts = [start.bytes];
  const ends = [start.bytes.length];
  let previousHash = start.hash;
  for (let blockNo = 0; blockNo < blocks; blockNo++) {
    const records = [0, 1, 2].map((n) => encodeRecord('rtp', n + 1, 1000 * blockNo + n + 0.25, Buffer.from(`packet ${String(blockNo)} ${String(n)}`)));
    const sealed = sealBlock({ blockNo, sealedAtMs: 1000 * blockNo + 999, records, dataKey, previousHash });
    previousHash = sealed.hash;
    parts.push(sealed.bytes);
    ends.push((ends.at(-1) ?? 0) + sealed.bytes.length);
  }
  return { bytes: Buffer.concat(parts), ends };
}

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
    const { records, tornAt } = await read(makeJournal(3).bytes);
    expect(tornAt).toBeUndefined();
    expect(records.map((one) => one.payload.toString())).toEqual([0, 1, 2].flatMap((b) => [0, 1, 2].map((n) => `packet ${String(b)} ${String(n)}`)));
    expect(records[4]).toMatchObject({ kind: 'rtp', trackId: 2, atMs: 1001.25 });
  });

  test('torn at any byte of its last block keeps all blocks before it and nothing of that one', async () => {
    const { bytes, ends } = makeJournal(3);
    const [, , secondEnd = 0, thirdEnd = 0] = ends;
    for (let at = secondEnd + 1; at < thirdEnd; at++) {
      const { records, tornAt } = await read(bytes.subarray(0, at));
      expect(records.length).toBe(6);
      expect(tornAt).toBe(secondEnd);
    }
  });

  test('changed at any byte of a block is not read past that block', async () => {
    const { bytes, ends } = makeJournal(3);
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
    await expect(read(makeJournal(1).bytes, randomBytes(32))).rejects.toThrow();
  });

  test('is scanned without its key: the head, the whole blocks, where it is torn', async () => {
    const { bytes, ends } = makeJournal(3);
    const path = join(folder, 'torn.aszj');
    await writeFile(path, bytes.subarray(0, -5));
    const scan = await scanJournal(path);
    expect(scan).toMatchObject({ blocks: 2, validBytes: ends[2], isTorn: true, lastSealedAtMs: 1999 });
    expect(scan.headHash).toBe(bytes.subarray((ends[2] ?? 0) - 32, ends[2]).toString('hex'));
  });
});
