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

describe('more than memory holds', () => {
  /** Writes ten seconds of one track into a buffer of a tenth of that, the disk being tried once in each. */
  async function overflow({ writer, clock, tickAndSettle }: Awaited<ReturnType<typeof buildWriter>>): Promise<void> {
    for (let packet = 0; packet < 500; packet++) {
      if (packet % 50 === 0) await tickAndSettle();
      writer.write('rtp', 1, clock.nowMs, Buffer.alloc(100, 65));
      clock.nowMs += 20;
    }
  }
  const gapsOf = ({ records }: Awaited<ReturnType<Awaited<ReturnType<typeof buildWriter>>['readBack']>>): string[] =>
    records.filter((one) => one.kind === 'gap').map((one) => one.text.replace(/^.* /, ''));

  test('of a full disk is a gap that names the full disk, though its records are old by then', async () => {
    const built = await buildWriter({ bufferBytes: 5000 });
    built.disk.capacityBytes = 0;
    await overflow(built);
    built.disk.capacityBytes = Infinity;
    await built.tickAndSettle();
    expect(built.told.faults).toEqual(['diskFull']);
    expect(gapsOf(await built.readBack())).toEqual(['diskFull']);
    // Told once, when it stands in the journal, and not at each try.
    expect(built.told.dropped).toEqual(['diskFull']);
  });

  test('of a disk that was slow first and then full is told apart, and lies in order', async () => {
    const built = await buildWriter({ bufferBytes: 5000 });
    const hanging = Promise.withResolvers<void>();
    built.disk.hang = hanging.promise;
    await overflow(built);
    const fullFromMs = built.clock.nowMs;
    built.disk.capacityBytes = 0;
    built.disk.hang = undefined;
    hanging.resolve();
    await built.tickAndSettle();
    await overflow(built);
    built.disk.capacityBytes = Infinity;
    await built.tickAndSettle();
    const back = await built.readBack();
    expect(gapsOf(back)).toEqual(['diskSlow', 'diskFull']);
    expect(back.records.filter((one) => one.kind === 'rtp').at(-1)?.atMs).toBeGreaterThan(fullFromMs);
  });

  test('of a disk with a fault of another kind is not called slow', async () => {
    const built = await buildWriter({ bufferBytes: 5000 });
    built.disk.refusal = 'EIO';
    await overflow(built);
    built.disk.refusal = undefined;
    await built.tickAndSettle();
    expect(gapsOf(await built.readBack())).toEqual(['unknown']);
  });

  test('of records that were put into many pages of memory, and pages that served before, is what was written last', async () => {
    const { writer, clock, tickAndSettle, readBack } = await buildWriter();
    const written: string[] = [];
    for (let block = 0; block < 4; block++) {
      for (let packet = 0; packet < 200; packet++) {
        written.push(`${String(block)}/${String(packet)} ${'x'.repeat(packet * 7)}`);
        writer.write('rtp', 1, clock.nowMs, rtp(written.at(-1) ?? ''));
      }
      writer.write('mark', 0, clock.nowMs, Buffer.alloc(70_000, block));
      await tickAndSettle();
    }
    const { records } = await readBack();
    expect(records.filter((one) => one.kind === 'rtp').map((one) => one.text)).toEqual(written);
    expect(records.filter((one) => one.kind === 'mark').map((one) => [one.text.length, one.text.charCodeAt(69_999)])).toEqual(
      [0, 1, 2, 3].map((b) => [70_000, b]),
    );
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
    expect(records.find((one) => one.kind === 'gap')?.text).toBe(`${String(startMs + 20)}..${String((kept[0]?.atMs ?? 0) - 20)} diskSlow`);
    expect(kept.at(-1)?.atMs).toBe(clock.nowMs);
  });
});
