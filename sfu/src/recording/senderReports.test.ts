import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findSenderReports } from './senderReports.ts';

function packet(type: number, ssrc: number, words: number): Buffer {
  const bytes = Buffer.alloc((words + 1) * 4);
  bytes.writeUInt8(0x80, 0);
  bytes.writeUInt8(type, 1);
  bytes.writeUInt16BE(words, 2);
  bytes.writeUInt32BE(ssrc, 4);
  return bytes;
}

describe('sender reports', () => {
  test('are found among everything else in a compound packet', () => {
    const [first, second] = [packet(200, 11, 6), packet(200, 22, 12)];
    const compound = Buffer.concat([packet(201, 9, 7), first, packet(202, 11, 4), second, packet(203, 11, 1)]);
    expect(findSenderReports(compound)).toEqual([
      { ssrc: 11, report: first },
      { ssrc: 22, report: second },
    ]);
  });

  test('that are cut short are none', () => {
    expect(findSenderReports(packet(200, 11, 6).subarray(0, 27))).toEqual([]);
    expect(findSenderReports(packet(200, 11, 3))).toEqual([]);
  });

  test('are looked for in any bytes at all without a fault', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        for (const { report } of findSenderReports(Buffer.from(bytes))) expect(report.length).toBeGreaterThanOrEqual(28);
      }),
    );
  });
});
