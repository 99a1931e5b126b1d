import { encodeRecord } from '@assize/platform/journal/encode';
import { describe, expect, test } from 'vitest';
import { buildWriter } from '../testing/buildWriter.ts';

const rtp = (text: string): Buffer => Buffer.from(text);

describe('a sound disk', () => {
  test('is given each block by one write and one sync, and gives back every record in order', async () => {
    const { disk, writer, clock, tickAndSettle, readBack } = await buildWriter();
    const [appends, syncs] = [disk.appends, disk.syncs];
    const written: string[] = [];
    for (let block = 0; block < 3; block++) {
      for (let packet = 0; packet < 40; packet++) {
        written.push(`${String(block)}/${String(packet)}`);
        writer.write('rtp', 1, clock.nowMs, rtp(written.at(-1) ?? ''));
      }
      await tickAndSettle();
      clock.nowMs += 500;
    }
    expect([disk.appends - appends, disk.syncs - syncs]).toEqual([3, 3]);
    const { records, isTorn } = await readBack();
    expect(records.map((one) => one.text)).toEqual(written);
    expect(records.map((one) => one.blockNo)).toEqual([0, 1, 2].flatMap((block) => Array<number>(40).fill(block)));
    expect(isTorn).toBe(false);
  });

  test('gets a block even when nothing came: the recorder lives', async () => {
    const { told, clock, tickAndSettle } = await buildWriter();
    await tickAndSettle();
    clock.nowMs += 500;
    await tickAndSettle();
    expect(told.sealed.map((head) => head.blockNo)).toEqual([0, 1]);
  });

  test('holds everything after closing, and closing twice is closing once', async () => {
    const { writer, clock, told, readBack } = await buildWriter();
    writer.write('rtp', 1, clock.nowMs, rtp('last'));
    const closed = encodeRecord('closed', 0, clock.nowMs, Buffer.from('{"cause":"closed"}'));
    await writer.close([closed]);
    await writer.close([closed]);
    writer.write('rtp', 1, clock.nowMs, rtp('too late'));
    expect((await readBack()).records.map((one) => one.text)).toEqual(['last', '{"cause":"closed"}']);
    expect(told.closed).toMatchObject([{ fileNo: 0, isLast: true, headHash: told.sealed.at(-1)?.hash }]);
  });
});

describe('rotation', () => {
  test('loses nothing, chains the files, and opens the next with the tracks as they are', async () => {
    const describeTracks = (): Buffer[] => [encodeRecord('trackOpened', 1, 0, Buffer.from('track 1'))];
    const { writer, clock, told, tickAndSettle, readBack } = await buildWriter({ rotateAfterMs: 1000, describe: describeTracks });
    writer.write('trackOpened', 1, clock.nowMs, Buffer.from('track 1'));
    writer.write('rtp', 1, clock.nowMs, rtp('a'));
    clock.nowMs += 1000;
    await tickAndSettle();
    writer.write('rtp', 1, clock.nowMs, rtp('b'));
    await tickAndSettle();
    const { headers, records } = await readBack();
    expect(records.map(({ fileNo, kind, text }) => `${String(fileNo)} ${kind} ${text}`)).toEqual([
      '0 trackOpened track 1',
      '0 rtp a',
      '0 closed {"cause":"rotated"}',
      '1 trackOpened track 1',
      '1 rtp b',
    ]);
    expect(headers[1]?.previousHash).toBe(told.closed[0]?.headHash);
    expect(told.closed).toMatchObject([{ fileNo: 0, isLast: false }]);
  });
});

describe('a full disk', () => {
  test('is one fault, loses nothing that fits in memory, and recovers when there is room', async () => {
    const { disk, writer, clock, told, tickAndSettle, readBack } = await buildWriter();
    writer.write('rtp', 1, clock.nowMs, rtp('before'));
    await tickAndSettle();
    disk.capacityBytes = 0;
    for (const text of ['during 1', 'during 2']) {
      writer.write('rtp', 1, clock.nowMs, rtp(text));
      clock.nowMs += 1000;
      await tickAndSettle();
    }
    expect([told.faults, told.recoveries]).toEqual([['diskFull'], 0]);
    disk.capacityBytes = Infinity;
    clock.nowMs += 1000;
    writer.write('rtp', 1, clock.nowMs, rtp('after'));
    await tickAndSettle();
    expect(told.recoveries).toBe(1);
    const { records, isTorn } = await readBack();
    expect(records.map((one) => one.text)).toEqual(['before', 'during 1', 'during 2', 'after']);
    expect(isTorn).toBe(false);
  });

  test('is asked again each second only', async () => {
    const { disk, clock, tickAndSettle } = await buildWriter();
    disk.capacityBytes = 0;
    const appends = disk.appends;
    for (let tick = 0; tick < 10; tick++) {
      await tickAndSettle();
      clock.nowMs += 100;
    }
    expect(disk.appends - appends).toBe(1);
  });

  test('at closing is told to whoever closes, who may try again', async () => {
    const { disk, writer, clock, readBack } = await buildWriter();
    writer.write('rtp', 1, clock.nowMs, rtp('kept'));
    disk.capacityBytes = 0;
    await expect(writer.close([])).rejects.toMatchObject({ code: 'ENOSPC' });
    disk.capacityBytes = Infinity;
    await writer.close([]);
    expect((await readBack()).records.map((one) => one.text)).toEqual(['kept']);
  });
});

describe('a disk that hangs', () => {
  test('does not hold up whoever writes, is a fault after three seconds, and recovers', async () => {
    const { disk, writer, clock, told, tickAndSettle, readBack } = await buildWriter();
    await tickAndSettle();
    const hanging = Promise.withResolvers<void>();
    disk.hang = hanging.promise;
    const written: string[] = [];
    for (let second = 0; second < 5; second++) {
      written.push(String(second));
      writer.write('rtp', 1, clock.nowMs, rtp(String(second)));
      await tickAndSettle();
      clock.nowMs += 1000;
      if (second === 1) expect(told.faults).toEqual([]);
    }
    expect(told.faults).toEqual(['diskSlow']);
    disk.hang = undefined;
    hanging.resolve();
    await tickAndSettle();
    await tickAndSettle();
    expect(told.recoveries).toBe(1);
    expect((await readBack()).records.map((one) => one.text)).toEqual(written);
  });

  test('costs bounded memory: the oldest media goes, with a gap that says so, and what it means stays', async () => {
    const { disk, writer, clock, tickAndSettle, readBack } = await buildWriter({ bufferBytes: 10_000 });
    const hanging = Promise.withResolvers<void>();
    disk.hang = hanging.promise;
    await tickAndSettle();
    const startMs = clock.nowMs;
    writer.write('trackOpened', 1, clock.nowMs, Buffer.from('track 1'));
    for (let packet = 0; packet < 500; packet++) {
      clock.nowMs += 20;
      writer.write('rtp', 1, clock.nowMs, Buffer.alloc(100, 65));
    }
    disk.hang = undefined;
    hanging.resolve();
    await tickAndSettle();
    await tickAndSettle();
    const { records } = await readBack();
    const kinds = records.map((one) => one.kind);
    const kept = records.filter((one) => one.kind === 'rtp');
    expect(kinds.filter((kind) => kind !== 'rtp')).toEqual(['gap', 'trackOpened']);
    expect(kept.length).toBeGreaterThan(20);
    expect(kept.length).toBeLessThan(100);
    const [fromMs, toMs] = (records.find((one) => one.kind === 'gap')?.text ?? '').split('..').map(Number);
    expect([fromMs, toMs]).toEqual([startMs + 20, (kept[0]?.atMs ?? 0) - 20]);
    expect(kept.at(-1)?.atMs).toBe(clock.nowMs);
  });
});
