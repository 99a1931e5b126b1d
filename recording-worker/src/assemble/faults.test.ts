import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { FileStore } from '@assize/platform/store/FileStore';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RecordingGap } from '../platform/timeline.ts';
import { openedAtMs, participantIdOf, storeOrder } from '../testing/buildOrder.ts';
import { JournalMaker } from '../testing/JournalMaker.ts';
import { readTape } from './readTape.ts';

let folder: string;
let store: FileStore;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assize-faults-'));
  store = new FileStore(folder);
});
afterEach(() => rm(folder, { recursive: true }));

const masterKey = randomBytes(32);
/** Twelve seconds of one voice, 50 packets a second, in blocks of half a second and files of six. */
async function journal(change: { isForeign?: boolean } = {}): Promise<{ maker: JournalMaker; keys: string[] }> {
  const maker = new JournalMaker(masterKey);
  const frames = Array.from({ length: 600 }, (_, index) => ({ atS: index / 50, units: [Buffer.alloc(40, change.isForeign ? 2 : 1)] }));
  maker.addTrack({ participantId: participantIdOf(0), source: 'microphone', mimeType: 'audio/opus', frames, startsAtMs: openedAtMs });
  return { maker, keys: await maker.write(store, [{ fromAtMs: openedAtMs }, { fromAtMs: openedAtMs + 6000 }]) };
}
async function change(key: string, by: (bytes: Buffer) => Buffer): Promise<void> {
  await store.put(key, by(await buffer(await store.open(key))));
}
/** Where each block of a file begins, and where the file ends. */
function blocksOf(bytes: Buffer): number[] {
  const starts = [10 + bytes.readUInt32BE(6)];
  for (let at = starts[0] ?? 0; at < bytes.length; starts.push(at)) at += 4 + bytes.readUInt32BE(at);
  return starts;
}

interface Read {
  packets: number;
  /** Seconds of the hearing, and the cause. */
  gaps: [from: number, to: number, cause: string][];
}
async function read({ maker, keys }: { maker: JournalMaker; keys: string[] }, key = masterKey): Promise<Read> {
  const order = await storeOrder(store, maker, keys, [{ fromAtMs: openedAtMs, toAtMs: openedAtMs + 12_000 }]);
  const gaps: RecordingGap[] = [];
  let packets = 0;
  for await (const items of readTape({ store, order, masterKey: key, signal: new AbortController().signal })) {
    for (const item of items) {
      if (item.type === 'gap') gaps.push(item.gap);
      if (item.type === 'packet' && !item.isReport) packets++;
    }
  }
  const seconds = (ms: number): number => Math.round((ms - openedAtMs) / 100) / 10;
  return { packets, gaps: gaps.map(({ fromMs, toMs, cause }) => [seconds(fromMs), seconds(toMs), cause]) };
}

describe('a journal', () => {
  it('of which a bit was flipped loses that block and its time, whatever bit it is, and nothing else', async () => {
    const { maker, keys } = await journal();
    const [first = ''] = keys;
    const whole = await buffer(await store.open(first));
    const [, , , start = 0, end = 0] = blocksOf(whole);
    // In the length, the number, the time, the vector, the records, the tag, and the hash, which the next block is chained to.
    for (const at of [start, start + 2, start + 6, start + 10, start + 20, start + 500, end - 40, end - 5]) {
      const changed = Buffer.from(whole);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      await store.put(first, changed);
      const { packets, gaps } = await read({ maker, keys });
      expect(gaps).toHaveLength(1);
      const [[from = 0, to = 0, cause = '']] = gaps as [[number, number, string]];
      expect(cause).toBe('journalDamaged');
      expect([from, to].every((second) => second >= 1 && second <= 3)).toBe(true);
      // Half a second, or a whole one where the next block cannot be checked either.
      expect(600 - packets).toBeLessThanOrEqual(52);
      expect(600 - packets).toBeGreaterThan(20);
    }
  });

  it('whose tail was cut has a gap to the next file, or to the end', async () => {
    const { maker, keys } = await journal();
    const [first = '', second = ''] = keys;
    await change(first, (bytes) => bytes.subarray(0, (blocksOf(bytes)[8] ?? 0) + 100));
    expect((await read({ maker, keys })).gaps).toEqual([[expect.closeTo(4, 0), 6, 'unknown']]);
    await change(second, (bytes) => bytes.subarray(0, (blocksOf(bytes).at(-4) ?? 0) + 100));
    expect((await read({ maker, keys })).gaps.map(([, to]) => to)).toEqual([6, 12]);
  });

  it('out of which a block was taken says where, and gives the rest', async () => {
    const { maker, keys } = await journal();
    await change(keys[0] ?? '', (bytes) => {
      const [, , , start = 0, end = 0] = blocksOf(bytes);
      return Buffer.concat([bytes.subarray(0, start), bytes.subarray(end)]);
    });
    const { packets, gaps } = await read({ maker, keys });
    expect(gaps).toEqual([[expect.closeTo(1.5, 0), expect.closeTo(2.5, 0), 'journalDamaged']]);
    // The block behind it is chained to one that is not there, and does not open.
    expect(packets).toBeGreaterThanOrEqual(600 - 52);
  });

  it('into which blocks or a file of another hearing were put takes none of it', async () => {
    const other = await journal({ isForeign: true });
    const { maker, keys } = await journal();
    const foreign = await buffer(await store.open(other.keys[0] ?? ''));
    const [from = 0] = blocksOf(foreign).slice(3);
    const to = blocksOf(foreign)[8] ?? 0;
    await change(keys[0] ?? '', (bytes) => {
      const at = blocksOf(bytes)[3] ?? 0;
      return Buffer.concat([bytes.subarray(0, at), foreign.subarray(from, to), bytes.subarray(at)]);
    });
    const inserted = await read({ maker, keys });
    expect(inserted.gaps.map(([, , cause]) => cause)).toEqual(['journalDamaged']);
    expect(inserted.packets).toBeGreaterThanOrEqual(600 - 52);
    expect(inserted.packets).toBeLessThanOrEqual(600);

    const fresh = await journal();
    await store.put(fresh.keys[0] ?? '', foreign);
    const replaced = await read(fresh);
    expect(replaced.gaps).toEqual([[0, 6, 'journalDamaged']]);
    expect(replaced.packets).toBeGreaterThan(290);
  });

  it('is read in its other files when the head of one is damaged, and by no other key', async () => {
    const made = await journal();
    await expect(read(made, randomBytes(32))).rejects.toMatchObject({ productionCause: 'journalKeyWrong' });
    await change(made.keys[1] ?? '', (bytes) => Buffer.concat([Buffer.from('X'), bytes.subarray(1)]));
    const { packets, gaps } = await read(made);
    expect(gaps).toEqual([[expect.closeTo(6, 0), 12, 'journalDamaged']]);
    expect(packets).toBeGreaterThan(290);
    await change(made.keys[0] ?? '', () => Buffer.from('nothing of a journal'));
    await expect(read(made)).rejects.toMatchObject({ productionCause: 'journalBroken' });
  });
});
