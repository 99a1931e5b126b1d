export interface RtpPacket {
  sequenceNumber: number;
  timestamp: number;
  ssrc: number;
  marker: boolean;
  payloadType: number;
  payload: Buffer;
}

/** Reads an RTP packet (RFC 3550 section 5.1); undefined when the bytes are none. The payload is a view. */
export function parseRtpPacket(bytes: Buffer): RtpPacket | undefined {
  if (bytes.length < 12) return undefined;
  const first = bytes.readUInt8(0);
  if (first >> 6 !== 2) return undefined;
  let start = 12 + (first & 0x0f) * 4;
  if (first & 0x10) {
    if (bytes.length < start + 4) return undefined;
    start += 4 + bytes.readUInt16BE(start + 2) * 4;
  }
  let end = bytes.length;
  if (first & 0x20) end -= bytes.readUInt8(end - 1);
  if (start > end) return undefined;
  const second = bytes.readUInt8(1);
  return {
    sequenceNumber: bytes.readUInt16BE(2),
    timestamp: bytes.readUInt32BE(4),
    ssrc: bytes.readUInt32BE(8),
    marker: (second & 0x80) !== 0,
    payloadType: second & 0x7f,
    payload: bytes.subarray(start, end),
  };
}

/** What a sender report says (RFC 3550 section 6.4.1): this RTP timestamp was at this wall-clock instant. */
export interface SenderReport {
  ssrc: number;
  /** Milliseconds since 1970. */
  ntpMs: number;
  rtpTimestamp: number;
}

const ntpEpochMs = 2_208_988_800_000;

/** The sender reports of a compound RTCP packet; anything else in it is passed over. */
export function parseSenderReports(bytes: Buffer): SenderReport[] {
  const reports: SenderReport[] = [];
  for (let at = 0; at + 8 <= bytes.length;) {
    const length = (bytes.readUInt16BE(at + 2) + 1) * 4;
    if (bytes.readUInt8(at + 1) === 200 && length >= 28 && at + 20 <= bytes.length) {
      const ntpMs = bytes.readUInt32BE(at + 8) * 1000 + (bytes.readUInt32BE(at + 12) / 2 ** 32) * 1000 - ntpEpochMs;
      reports.push({ ssrc: bytes.readUInt32BE(at + 4), ntpMs, rtpTimestamp: bytes.readUInt32BE(at + 16) });
    }
    at += length;
  }
  return reports;
}
