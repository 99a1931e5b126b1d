import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ReorderBuffer } from '@assize/platform/rtp/ReorderBuffer';
import { parseRtpPacket, parseSenderReports } from '@assize/platform/rtp/rtpPacket';
import { RtpUnwrapper } from '@assize/platform/rtp/RtpUnwrapper';
import { countOpusSamples } from '@assize/platform/rtp/opus';
import { encodeRtp, encodeSenderReport } from '@assize/platform/testing/packetize';
import { SenderClock } from './SenderClock.ts';
import { StreamClock } from './StreamClock.ts';

describe('reading packets', () => {
  it('reads what was written, and no bytes make it throw', () => {
    const fields = { sequenceNumber: 65_535, timestamp: 4_000_000_000, ssrc: 7, marker: true, payloadType: 100, payload: Buffer.from('media') };
    expect(parseRtpPacket(encodeRtp(fields))).toEqual(fields);
    const report = parseSenderReports(encodeSenderReport(9, Date.parse('2026-11-24T01:00:00.500Z'), 90_000));
    expect(report).toEqual([{ ssrc: 9, ntpMs: Date.parse('2026-11-24T01:00:00.500Z'), rtpTimestamp: 90_000 }]);
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 80 }),
        (bytes) => void [parseRtpPacket(Buffer.from(bytes)), parseSenderReports(Buffer.from(bytes)), countOpusSamples(Buffer.from(bytes))],
      ),
    );
  });

  it('knows the length of an Opus packet, and refuses what a decoder would', () => {
    expect(countOpusSamples(Buffer.from([0x78, 1, 2]))).toBe(960);
    expect(countOpusSamples(Buffer.from([0x7b, 2, 1, 2]))).toBe(1920);
    expect(countOpusSamples(Buffer.from([0x79, 1]))).toBeUndefined();
    expect(countOpusSamples(Buffer.from([0x7b, 0]))).toBeUndefined();
  });
});

describe('putting packets in order', () => {
  it('gives each packet once and in order, however they arrive', () => {
    const arrivals = fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { minLength: 1 });
    fc.assert(
      fc.property(arrivals, fc.boolean(), (sequences, isRepeated) => {
        const buffer = new ReorderBuffer<number>();
        const given = isRepeated ? [...sequences, ...sequences] : sequences;
        const taken = [...given.flatMap((sequence, index) => buffer.push(sequence, sequence, index)), ...buffer.flush()].map(({ item }) => item);
        expect(taken).toEqual(sequences.toSorted((a, b) => a - b));
      }),
    );
  });

  it('gives up a missing packet after a second and says so', () => {
    const buffer = new ReorderBuffer<string>();
    for (const sequence of [1, 2, 3]) buffer.push(sequence, 'before', sequence);
    buffer.push(4, 'before', 300);
    expect(buffer.push(6, 'after', 400)).toEqual([]);
    expect(buffer.push(7, 'after', 1500)).toEqual([
      { item: 'after', isAfterLoss: true },
      { item: 'after', isAfterLoss: false },
    ]);
  });
});

describe('placing packets on one clock', () => {
  const packet = (sequenceNumber: number, timestamp: number) => ({
    sequenceNumber: sequenceNumber & 0xffff,
    timestamp: timestamp >>> 0,
    ssrc: 1,
    marker: true,
    payloadType: 96,
    payload: Buffer.alloc(1),
  });

  it('goes on over wrap-around, and over a jump of the sender in a new segment', () => {
    const unwrapper = new RtpUnwrapper(90_000);
    const first = unwrapper.unwrap(packet(65_535, 2 ** 32 - 1800), 0);
    const second = unwrapper.unwrap(packet(65_536, 1800), 40);
    expect(second.mediaMs - first.mediaMs).toBeCloseTo(40);
    expect(second.sequence).toBe(first.sequence + 1);
    const jumped = unwrapper.unwrap(packet(40_000, 2_000_000_000), 80);
    expect([jumped.segment, jumped.sequence]).toEqual([1, second.sequence + 1]);
  });

  it('follows a drifting clock over an hour, the first packets too, whose report came later', () => {
    const clock = new StreamClock(new SenderClock());
    const unwrapper = new RtpUnwrapper(48_000);
    const seen: { packet: ReturnType<RtpUnwrapper['unwrap']>; atMs: number; capturedAtMs: number }[] = [];
    for (let index = 0; index < 36_000; index++) {
      const capturedAtMs = index * 100;
      const atMs = capturedAtMs + 40 + ((index * 7) % 30);
      const unwrapped = unwrapper.unwrap(packet(index, Math.round(capturedAtMs * 48 * (1 + 100e-6))), atMs);
      clock.observePacket(unwrapped, atMs);
      seen.push({ packet: unwrapped, atMs, capturedAtMs });
      // The sender's wall clock is an hour ahead and drifts too; each report's is some ms off.
      if (index % 50 === 20) clock.observeReport(unwrapped.segment, unwrapped.mediaMs, capturedAtMs * (1 + 20e-6) + 3_600_000 + (index % 3), atMs);
    }
    clock.settle();
    const errors = seen.map((one) => clock.wallMs(one.packet, one.atMs) - one.capturedAtMs - 40);
    expect(Math.max(...errors.map(Math.abs))).toBeLessThan(8);
    const times = seen.map((one) => clock.wallMs(one.packet, one.atMs));
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });
});
