import type { EncodedFrame } from './encodeMedia.ts';

const mtu = 1100;

/** Payloads of one frame, in order; the last carries the marker. */
export function packetizeFrame(mimeType: string, frame: EncodedFrame): Buffer[] {
  if (mimeType === 'video/H264') return packetizeH264(frame.units);
  const data = frame.units[0] ?? Buffer.alloc(0);
  if (mimeType !== 'video/VP8') return [data];
  const payloads: Buffer[] = [];
  for (let at = 0; at < data.length; at += mtu) {
    const descriptor = Buffer.from([at === 0 ? 0x90 : 0x80, 0x80, 0x80, 0x01]);
    payloads.push(Buffer.concat([descriptor, data.subarray(at, at + mtu)]));
  }
  return payloads;
}

function packetizeH264(units: readonly Buffer[]): Buffer[] {
  const isSet = (unit: Buffer): boolean => [7, 8].includes((unit[0] ?? 0) & 0x1f);
  const sets = units.filter(isSet);
  const payloads: Buffer[] = [];
  if (sets.length > 0) {
    const parts = sets.flatMap((unit) => [Buffer.from([unit.length >> 8, unit.length & 0xff]), unit]);
    payloads.push(Buffer.concat([Buffer.from([0x78]), ...parts]));
  }
  for (const unit of units.filter((one) => !isSet(one))) payloads.push(...fragment(unit));
  return payloads;
}

function fragment(unit: Buffer): Buffer[] {
  if (unit.length <= mtu) return [unit];
  const header = unit[0] ?? 0;
  const payloads: Buffer[] = [];
  for (let at = 1; at < unit.length; at += mtu) {
    const isLast = at + mtu >= unit.length;
    const flags = (at === 1 ? 0x80 : 0) | (isLast ? 0x40 : 0) | (header & 0x1f);
    payloads.push(Buffer.concat([Buffer.from([(header & 0xe0) | 28, flags]), unit.subarray(at, at + mtu)]));
  }
  return payloads;
}

/** An RTP packet with a one-byte header extension, as browsers send them. */
export function encodeRtp(fields: { sequenceNumber: number; timestamp: number; ssrc: number; marker: boolean; payloadType: number; payload: Buffer }): Buffer {
  const header = Buffer.alloc(20);
  header.writeUInt8(0x90, 0);
  header.writeUInt8((fields.marker ? 0x80 : 0) | fields.payloadType, 1);
  header.writeUInt16BE(fields.sequenceNumber & 0xffff, 2);
  header.writeUInt32BE(fields.timestamp >>> 0, 4);
  header.writeUInt32BE(fields.ssrc, 8);
  header.writeUInt16BE(0xbede, 12);
  header.writeUInt16BE(1, 14);
  header.writeUInt32BE(0x10aa0000, 16);
  return Buffer.concat([header, fields.payload]);
}

export function encodeSenderReport(ssrc: number, ntpMs: number, rtpTimestamp: number): Buffer {
  const report = Buffer.alloc(28);
  report.writeUInt8(0x80, 0);
  report.writeUInt8(200, 1);
  report.writeUInt16BE(6, 2);
  report.writeUInt32BE(ssrc, 4);
  const seconds = ntpMs / 1000 + 2_208_988_800;
  report.writeUInt32BE(Math.floor(seconds), 8);
  report.writeUInt32BE(Math.floor((seconds % 1) * 2 ** 32), 12);
  report.writeUInt32BE(rtpTimestamp >>> 0, 16);
  return report;
}
