import { describe, expect, test } from 'vitest';
import { asksForKeyframe, nextAudio, nextFrame, openStream, senderReport } from './rtpPackets.ts';

describe('packets of a talking head', () => {
  test('sound: consecutive numbers, 20 ms apart, with its level beside the payload', () => {
    const stream = openStream(7, 100, 48_000);
    const [first, second] = [nextAudio(stream, 10, 20), nextAudio(stream, 10, 90)];
    expect(first.readUInt8(0)).toBe(0x90);
    expect(first.readUInt8(1)).toBe(100);
    expect(second.readUInt16BE(2) - first.readUInt16BE(2)).toBe(1);
    expect(second.readUInt32BE(4) - first.readUInt32BE(4)).toBe(960);
    expect([first.readUInt8(16) >> 4, first.readUInt8(17), second.readUInt8(17)]).toEqual([10, 20, 90]);
  });

  test('picture: four packets of one instant, the mark on the last, parameter sets only before a keyframe', () => {
    const stream = openStream(7, 101, 90_000);
    const [keyframe, other] = [nextFrame(stream, true), nextFrame(stream, false)];
    expect(keyframe.map((packet) => packet.readUInt8(1) >> 7)).toEqual([0, 0, 0, 1]);
    expect(new Set(keyframe.map((packet) => packet.readUInt32BE(4))).size).toBe(1);
    expect((other[0]?.readUInt32BE(4) ?? 0) - (keyframe[0]?.readUInt32BE(4) ?? 0)).toBe(3600);
    const nalTypes = (frame: Buffer[]): number[] => frame.map((packet) => packet.readUInt8(12) & 0x1f);
    expect(nalTypes(keyframe)[0]).toBe(7);
    expect(nalTypes(other)).toEqual([28, 28, 28, 28]);
  });

  test('a sender report tells the wall clock in NTP time and what was sent', () => {
    const stream = openStream(7, 100, 48_000);
    nextAudio(stream, 10, 20);
    const report = senderReport(stream, Date.UTC(2026, 0, 1) + 500);
    expect(report.readUInt32BE(8)).toBe(Date.UTC(2026, 0, 1) / 1000 + 2_208_988_800);
    expect(report.readUInt32BE(12)).toBe(2 ** 31);
    expect([report.readUInt32BE(20), report.readUInt32BE(24)]).toEqual([1, 100]);
  });

  test('a request for a keyframe is found behind other reports, and nothing else is taken for one', () => {
    const receiverReport = Buffer.from([0x80, 201, 0, 1, 0, 0, 0, 1]);
    const pictureLoss = Buffer.from([0x81, 206, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2]);
    const bandwidth = Buffer.from([0x8f, 206, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2]);
    expect(asksForKeyframe(Buffer.concat([receiverReport, pictureLoss]))).toBe(true);
    expect(asksForKeyframe(Buffer.concat([receiverReport, bandwidth]))).toBe(false);
  });
});
