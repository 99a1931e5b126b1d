import { describe, expect, test } from 'vitest';
import { TrackMeter } from './TrackMeter.ts';

function packet(sequence: number, { timestamp = sequence, payload = 'content' }: { timestamp?: number; payload?: string } = {}): Buffer {
  const head = Buffer.alloc(12);
  head.writeUInt8(0x80, 0);
  head.writeUInt16BE(sequence & 0xffff, 2);
  head.writeUInt32BE(timestamp, 4);
  return Buffer.concat([head, Buffer.from(payload)]);
}
function writeAll(meter: TrackMeter, sequences: readonly number[], atMs = 0): void {
  for (const sequence of sequences) meter.write(packet(sequence), atMs);
}

describe('missing packets', () => {
  test.each<[string, number[], number]>([
    ['none of a run without holes', [10, 11, 12, 13], 0],
    ['none over the end of the numbers', [65534, 65535, 0, 1], 0],
    ['none that only came late', [1, 2, 5, 3, 4, 6], 0],
    ['none when one came twice', [1, 2, 2, 3], 0],
    ['each that never came', [1, 2, 6, 7, 9], 4],
    ['each that never came over the end of the numbers', [65534, 1], 2],
    ['none when the sender starts its numbers anew', [1, 2, 20_000, 20_001], 0],
  ])('%s', (_, sequences, missing) => {
    const meter = new TrackMeter(true);
    writeAll(meter, sequences);
    meter.seal(2000);
    expect(meter.missing).toBe(missing);
    expect(meter.packets).toBe(sequences.length);
  });

  test('count only when they stayed away for two seconds', () => {
    const meter = new TrackMeter(true);
    writeAll(meter, [1, 3], 0);
    writeAll(meter, [5], 1000);
    meter.seal(1999);
    expect(meter.missing).toBe(0);
    meter.seal(2000);
    expect(meter.missing).toBe(1);
    meter.seal(3000);
    expect(meter.missing).toBe(2);
  });

  test('of the last minute are told apart from those of before', () => {
    const meter = new TrackMeter(true);
    writeAll(meter, [1, 3], 0);
    meter.seal(2000);
    writeAll(meter, [4, 6, 8], 61_000);
    meter.seal(63_500);
    expect(meter.missing).toBe(3);
    expect(meter.lastMinute()).toEqual({ packets: 3, missing: 2 });
  });
});

test('a packet counts when its block is on the disk, not when it was written', () => {
  const meter = new TrackMeter(false);
  meter.write(packet(1), 100);
  expect([meter.sealedAtMs, meter.packets, meter.pictureAtMs]).toEqual([null, 0, null]);
  meter.seal(500);
  meter.write(packet(2), 600);
  expect([meter.sealedAtMs, meter.packets, meter.pictureAtMs]).toEqual([100, 1, 100]);
  meter.seal(1000);
  expect([meter.sealedAtMs, meter.packets, meter.pictureAtMs]).toEqual([600, 2, 600]);
});

test('neither padding nor more of the same picture is a new picture', () => {
  const meter = new TrackMeter(false);
  meter.write(packet(1, { timestamp: 9000 }), 0);
  meter.write(packet(2, { timestamp: 9000 }), 40);
  meter.write(packet(3, { timestamp: 12_600, payload: '' }), 4000);
  meter.seal(4500);
  expect([meter.sealedAtMs, meter.pictureAtMs]).toEqual([4000, 0]);
  meter.write(packet(4, { timestamp: 12_600 }), 5000);
  meter.seal(5500);
  expect(meter.pictureAtMs).toBe(5000);
});

test('the newest two seconds of sound can be listened to once they are sealed', () => {
  const meter = new TrackMeter(true);
  for (const second of [0, 1, 2, 3]) meter.write(packet(second, { payload: `second ${String(second)}` }), second * 1000);
  expect(meter.sound).toEqual([]);
  meter.seal(3500);
  expect(meter.sound.map(({ payload }) => payload.toString())).toEqual(['second 1', 'second 2', 'second 3']);
});
