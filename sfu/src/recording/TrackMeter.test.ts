import { describe, expect, test } from 'vitest';
import { TrackMeter } from './TrackMeter.ts';

function packet(sequence: number): Buffer {
  const bytes = Buffer.alloc(20);
  bytes.writeUInt16BE(sequence & 0xffff, 2);
  return bytes;
}
function countAll(meter: TrackMeter, sequences: readonly number[], atMs = 0): void {
  for (const sequence of sequences) meter.count(packet(sequence), atMs);
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
    const meter = new TrackMeter();
    countAll(meter, sequences);
    meter.settle(2000);
    expect(meter.missing).toBe(missing);
    expect(meter.packets).toBe(sequences.length);
  });

  test('count only when they stayed away for two seconds', () => {
    const meter = new TrackMeter();
    countAll(meter, [1, 3], 0);
    countAll(meter, [5], 1000);
    meter.settle(1999);
    expect(meter.missing).toBe(0);
    meter.settle(2000);
    expect(meter.missing).toBe(1);
    meter.settle(3000);
    expect(meter.missing).toBe(2);
  });
});

test('a packet counts as sealed when its block is on the disk, not when it was handed over', () => {
  const meter = new TrackMeter();
  meter.count(packet(1), 100);
  meter.take();
  meter.count(packet(2), 200);
  expect(meter.sealedAtMs).toBeNull();
  meter.seal();
  expect(meter.sealedAtMs).toBe(100);
  meter.take();
  meter.seal();
  expect(meter.sealedAtMs).toBe(200);
});
