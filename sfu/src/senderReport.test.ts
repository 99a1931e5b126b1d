import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeSenderReport, isOfTimeline, parseSenderReport, type SenderReport } from './senderReport.ts';

const report: SenderReport = { ssrc: 1, ntpSec: 3_900_000_000, ntpFrac: 2 ** 31, rtpTs: 90_000, packetCount: 7, octetCount: 900, atMs: 10_000 };

describe('a sender report', () => {
  test('is written as RFC 3550 has it, about the stream asked for', () => {
    const packet = encodeSenderReport(report, 0xaabbccdd);
    expect(packet.toString('hex')).toBe('80c80006' + 'aabbccdd' + 'e8754700' + '80000000' + '00015f90' + '00000007' + '00000384');
  });

  test('is taken from nothing but a whole trace', () => {
    const { atMs, ...info } = report;
    expect(parseSenderReport(info, atMs)).toEqual(report);
    fc.assert(
      fc.property(fc.anything(), (rubbish) => {
        expect(parseSenderReport(rubbish, 0)).toBeUndefined();
      }),
    );
  });
});

describe('a report fits the packets of its own time line', () => {
  test.each<[string, { rtpTime: number; atMs: number }, boolean]>([
    ['at the same instant', { rtpTime: 90_000, atMs: 10_000 }, true],
    ['ten minutes after a packet', { rtpTime: (90_000 - 600 * 90_000) >>> 0, atMs: 10_000 - 600_000 }, true],
    ['just before the end of the numbers', { rtpTime: (90_000 - 4 * 90_000) >>> 0, atMs: 6000 }, true],
    ['that came a second late', { rtpTime: 0, atMs: 10_000 }, true],
    ['not of another start', { rtpTime: 90_000 + 1_000_000, atMs: 10_000 }, false],
    ['not of one half the numbers away', { rtpTime: (90_000 + 2 ** 31) >>> 0, atMs: 10_000 }, false],
  ])('%s', (_, packet, fits) => {
    expect(isOfTimeline(report, { ...packet, clockRate: 90_000 })).toBe(fits);
  });
});
