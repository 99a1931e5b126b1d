import { z } from 'zod';

const uint32 = z.int().min(0).max(0xffffffff);
/** What mediasoup's `sr` trace of a producer brings (its types leave it open). */
const traceSchema = z.object({ ssrc: uint32, ntpSec: uint32, ntpFrac: uint32, rtpTs: uint32, packetCount: uint32, octetCount: uint32 });

/** A sender report as it came from the sender: its wall clock (NTP) and its RTP time at one instant. */
export interface SenderReport extends z.infer<typeof traceSchema> {
  /** Arrival, ms since 1970. */
  atMs: number;
}

/** Undefined when it is none. */
export function parseSenderReport(info: unknown, atMs: number): SenderReport | undefined {
  const parsed = traceSchema.safeParse(info);
  return parsed.success ? { ...parsed.data, atMs } : undefined;
}

/** As a packet (RFC 3550 section 6.4.1, without report blocks) about the stream `ssrc`. */
export function encodeSenderReport(report: SenderReport, ssrc: number): Buffer {
  const packet = Buffer.alloc(28);
  packet.writeUInt8(0x80, 0);
  packet.writeUInt8(200, 1);
  packet.writeUInt16BE(6, 2);
  packet.writeUInt32BE(ssrc, 4);
  packet.writeUInt32BE(report.ntpSec, 8);
  packet.writeUInt32BE(report.ntpFrac, 12);
  packet.writeUInt32BE(report.rtpTs, 16);
  packet.writeUInt32BE(report.packetCount, 20);
  packet.writeUInt32BE(report.octetCount, 24);
  return packet;
}

/** RTP time starts at a random number, so two time lines that differ do so by far more than this. */
const toleranceMs = 3000;

/** Whether a report speaks of the time line of which this packet arrived: as much RTP time as wall time lies between them. */
export function isOfTimeline(report: SenderReport, packet: { rtpTime: number; atMs: number; clockRate: number }): boolean {
  const ticks = (report.rtpTs - packet.rtpTime) | 0;
  return Math.abs((ticks / packet.clockRate) * 1000 - (report.atMs - packet.atMs)) <= toleranceMs;
}
