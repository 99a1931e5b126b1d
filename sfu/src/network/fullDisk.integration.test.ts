import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { type JournalItem, readJournal } from '@assize/platform/journal/read';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { NodeJournalDisk } from '../recording/NodeJournalDisk.ts';
import { buildWriter, dataKey } from '../testing/buildWriter.ts';
import { SmallDisk, whyNoSmallDisk } from '../testing/SmallDisk.ts';
import { Ends } from '../testing/Ends.ts';
import { RecordedHearing, TestSfu } from '../testing/startTestSfu.ts';
import { TestSender } from '../testing/TestMedia.ts';

const reason = whyNoSmallDisk();
const mebibyte = 1 << 20;

describe.skipIf(reason)(`a disk that is really full${reason ? ` (skipped: ${reason})` : ''}`, () => {
  let disk: SmallDisk;
  const ends = new Ends();
  beforeEach(async () => {
    disk = await SmallDisk.mount(4 * mebibyte, mebibyte / 8);
    ends.push(() => disk.unmount());
  });
  afterEach(() => ends.close());

  test('is told to the court, and nothing that was said while it was full is missing once there is room', async () => {
    const node = await TestSfu.start({ env: { JOURNAL_DIR: join(disk.path, 'journal'), SFU_WORKERS: '1' } });
    ends.push(() => node.close());
    const hearing = new RecordedHearing();
    await hearing.place(node);
    const peer = await hearing.join(node);
    const sender = await TestSender.create(peer, 9000, 1, [1100]);
    ends.push(() => sender.close());
    await node.request('startRecording', hearing.startRequest());
    await node.fact('captureHealth', ({ tracks }) => tracks.length === 2);
    sender.start();
    await node.fact('recordingFault', ({ recordingId, cause }) => recordingId === hearing.recordingId && cause === 'diskFull');
    await node.fact('captureHealth', ({ state, cause }) => state === 'failing' && cause === 'diskFull');
    await disk.makeRoom();
    await node.fact('recordingRecovered');
    sender.stop();
    await node.fact('captureHealth', ({ tracks }) =>
      tracks.every((one) => one.packets >= (one.source === 'microphone' ? sender.audio.packets : (sender.layers[0]?.packets ?? Infinity))),
    );
    const { files } = await hearing.stop(node);
    expect(files).toHaveLength(1);
    const { records, isTorn } = await hearing.read(node, files[0]?.key ?? '');
    expect(isTorn).toBe(false);
    // It waited in memory, so that there is no loss to state; every packet is there once.
    expect(records.filter((one) => one.kind === 'gap')).toEqual([]);
    const track = records.find((one) => one.kind === 'trackOpened' && one.payload.includes('"microphone"'))?.trackId;
    const sounds = records.filter((one) => one.kind === 'rtp' && one.trackId === track).map((one) => one.payload.readUInt16BE(2));
    expect(sounds.map((one) => (one - (sounds[0] ?? 0)) & 0xffff)).toEqual(Array.from({ length: sender.audio.packets }, (_, index) => index));
    expect(records.at(-1)?.kind).toBe('closed');
  });

  test('for longer than memory lasts leaves a journal of whole blocks, in which exactly what is missing is stated', async () => {
    const path = join(disk.path, 'journal');
    let turns = 0;
    const { writer, clock, told } = await buildWriter({
      disk: new NodeJournalDisk(),
      pathOf: () => path,
      bufferBytes: mebibyte / 4,
      onSealed: () => (turns += 1),
      onFault: (cause) => {
        told.faults.push(cause);
        turns += 1;
      },
    });
    /** Until the disk has taken what there is, or has refused it. */
    const seal = async (): Promise<void> => {
      for (const before = turns; turns === before; await setImmediate()) writer.tick();
    };
    const startMs = clock.nowMs;
    let written = 0;
    const write = (): void => {
      clock.nowMs += 1;
      writer.write('rtp', written, clock.nowMs, Buffer.alloc(1000, 7));
      written += 1;
    };
    while (told.faults.length === 0) {
      for (let packet = 0; packet < 50; packet++) write();
      await seal();
    }
    expect(told.faults).toEqual(['diskFull']);
    // A block that did not fit whole is not there in part.
    const before = await readBack(path);
    expect(before.torn).toEqual([]);
    expect(before.tracks).toEqual(Array.from(before.tracks, (_, index) => index));
    for (let packet = 0; packet < 600; packet++) write();
    await disk.makeRoom();
    clock.nowMs += 2000;
    await seal();
    await writer.close([]);
    expect([told.recoveries, writer.fault]).toEqual([1, null]);
    const after = await readBack(path);
    expect(after.torn).toEqual([]);
    const missing = Array.from({ length: written }, (_, index) => index).filter((one) => !after.tracks.includes(one));
    expect(missing.length).toBeGreaterThan(0);
    expect(after.tracks).toEqual(Array.from({ length: written }, (_, index) => index).filter((one) => !missing.includes(one)));
    // One millisecond a packet from the clock's first: the gap says from which to which.
    const [fromMs, toMs] = [missing[0] ?? 0, missing.at(-1) ?? 0].map((one) => startMs + 1 + one);
    expect(after.gaps).toEqual([`${String(fromMs)}..${String(toMs)} diskFull`]);
    expect(missing).toHaveLength((toMs ?? 0) - (fromMs ?? 0) + 1);
  });
});

/** What a file holds: the tracks of its packets, the gaps, and where it is torn. */
async function readBack(path: string): Promise<{ tracks: number[]; gaps: string[]; torn: number[] }> {
  const items: JournalItem[] = [];
  for await (const item of readJournal(createReadStream(path), () => dataKey)) items.push(item);
  const records = items.flatMap((one) => (one.type === 'record' ? [one.record] : []));
  return {
    tracks: records.filter((one) => one.kind === 'rtp').map((one) => one.trackId),
    gaps: records.filter((one) => one.kind === 'gap').map((one) => one.payload.toString()),
    torn: items.flatMap((one) => (one.type === 'torn' ? [one.atByte] : [])),
  };
}
