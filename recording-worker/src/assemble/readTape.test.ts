import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TakesOver } from '@assize/contracts/recording/journal';
import { FileStore } from '@assize/platform/store/FileStore';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RecordingGap } from '../platform/timeline.ts';
import { openedAtMs, participantIdOf, storeOrder } from '../testing/buildOrder.ts';
import { JournalMaker } from '../testing/JournalMaker.ts';
import { readTape } from './readTape.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assize-tape-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** Twelve seconds of one voice in three files of four; the gaps that are found when only some of them are left. */
async function gapsOf(left: (keys: string[]) => string[], takesOver?: TakesOver): Promise<RecordingGap[]> {
  const store = new FileStore(folder);
  const maker = new JournalMaker(randomBytes(32));
  const frames = Array.from({ length: 600 }, (_, index) => ({ atS: index / 50, units: [Buffer.alloc(40, 1)] }));
  maker.addTrack({ participantId: participantIdOf(0), source: 'microphone', mimeType: 'audio/opus', frames, startsAtMs: openedAtMs });
  const [first, second, third] = [0, 4000, 8000].map((ms) => ({ fromAtMs: openedAtMs + ms }));
  if (!first || !second || !third) throw new Error('no parts');
  const keys = await maker.write(store, [first, second, { ...third, ...(takesOver ? { takesOver } : {}) }]);
  const order = await storeOrder(store, maker, left(keys), [{ fromAtMs: openedAtMs, toAtMs: openedAtMs + 12_000 }]);
  const gaps: RecordingGap[] = [];
  const source = { store, order, masterKey: maker.masterKey, signal: new AbortController().signal };
  for await (const items of readTape(source)) for (const item of items) if (item.type === 'gap') gaps.push(item.gap);
  return gaps;
}
/** When each gap begins and ends, in whole seconds since the opening. */
function secondsOf(gaps: readonly RecordingGap[]): number[][] {
  return gaps.map(({ fromMs, toMs }) => [fromMs, toMs].map((ms) => Math.round((ms - openedAtMs) / 1000)));
}

describe('the files of a recording', () => {
  it('are without a gap when all are there, and when one states that another node takes over', async () => {
    expect(await gapsOf((keys) => keys)).toEqual([]);
    expect(await gapsOf((keys) => keys, { fileNo: 1, blockNo: null, cause: 'moved' })).toEqual([]);
  });

  it('of which one is missing have a gap as long as it was', async () => {
    expect(secondsOf(await gapsOf((keys) => keys.filter((_, at) => at !== 1)))).toEqual([[4, 8]]);
    expect(secondsOf(await gapsOf((keys) => keys.slice(1)))).toEqual([[0, 4]]);
  });

  it('of which one pretends to take over from what is not there are broken, be it for a moment only', async () => {
    const gaps = await gapsOf((keys) => keys, { fileNo: 1, blockNo: 400, cause: 'sfuLost' });
    expect(secondsOf(gaps)).toEqual([[8, 8]]);
    expect(gaps.every(({ fromMs, toMs }) => toMs > fromMs)).toBe(true);
  });
});
