import { toneFrame } from '@assize/platform/testing/opusFrames';

/** Packets of a talking head: Opus at 50 a second and H264 at 25 frames of 4 packets (RFC 3550, RFC 6184, RFC 6464). */
export interface RtpStream {
  ssrc: number;
  payloadType: number;
  clockRate: number;
  sequence: number;
  timestamp: number;
  packets: number;
  octets: number;
}
export function openStream(ssrc: number, payloadType: number, clockRate: number): RtpStream {
  return { ssrc, payloadType, clockRate, sequence: ssrc & 0x7fff, timestamp: ssrc % 1_000_000, packets: 0, octets: 0 };
}

function write(stream: RtpStream, isMarked: boolean, extension: Buffer | undefined, payload: Buffer): Buffer {
  const head = Buffer.alloc(12);
  head[0] = extension ? 0x90 : 0x80;
  head[1] = (isMarked ? 0x80 : 0) | stream.payloadType;
  head.writeUInt16BE(stream.sequence, 2);
  head.writeUInt32BE(stream.timestamp >>> 0, 4);
  head.writeUInt32BE(stream.ssrc, 8);
  stream.sequence = (stream.sequence + 1) & 0xffff;
  stream.packets += 1;
  stream.octets += payload.length;
  return Buffer.concat(extension ? [head, extension, payload] : [head, payload]);
}

/** A tone, with Opus padding to 100 bytes (RFC 6716 section 3.2.5). */
const speech = Buffer.concat([Buffer.from([0xbb, 0x41, 21]), toneFrame.subarray(1), Buffer.alloc(21)]);
/** Twenty milliseconds of sound at `level` (0 loudest, 127 silence), 40 kbit/s. */
export function nextAudio(stream: RtpStream, levelExtensionId: number, level: number): Buffer {
  const extension = Buffer.from([0xbe, 0xde, 0, 1, levelExtensionId << 4, level & 0x7f, 0, 0]);
  const packet = write(stream, false, extension, speech);
  stream.timestamp += stream.clockRate / 50;
  return packet;
}

const sequenceParameters = Buffer.concat([Buffer.from([0x67, 0x42, 0xe0, 0x1f]), Buffer.alloc(24, 0x11)]);
const fragmentBody = Buffer.alloc(1100, 0xa5);
function fragment(nalType: number, isFirst: boolean, isLast: boolean): Buffer {
  return Buffer.concat([Buffer.from([0x7c, (isFirst ? 0x80 : 0) | (isLast ? 0x40 : 0) | nalType]), fragmentBody]);
}
const keyframe = [sequenceParameters, fragment(5, true, false), fragment(5, false, false), fragment(5, false, true)];
const otherFrame = [fragment(1, true, false), fragment(1, false, false), fragment(1, false, false), fragment(1, false, true)];
/** The four packets of one picture, 0.9 Mbit/s at 25 a second. The content does not decode: no receiver here looks at it. */
export function nextFrame(stream: RtpStream, isKeyframe: boolean): Buffer[] {
  const packets = (isKeyframe ? keyframe : otherFrame).map((payload, index, all) => write(stream, index === all.length - 1, undefined, payload));
  stream.timestamp += stream.clockRate / 25;
  return packets;
}

const ntpEpochS = 2_208_988_800;
/** Sender report: which RTP time it is now by the wall clock. */
export function senderReport(stream: RtpStream, nowMs: number): Buffer {
  const packet = Buffer.alloc(28);
  packet[0] = 0x80;
  packet[1] = 200;
  packet.writeUInt16BE(6, 2);
  packet.writeUInt32BE(stream.ssrc, 4);
  packet.writeUInt32BE(Math.floor(nowMs / 1000) + ntpEpochS, 8);
  packet.writeUInt32BE(Math.floor(((nowMs % 1000) / 1000) * 2 ** 32), 12);
  packet.writeUInt32BE(stream.timestamp >>> 0, 16);
  packet.writeUInt32BE(stream.packets, 20);
  packet.writeUInt32BE(stream.octets >>> 0, 24);
  return packet;
}

/** Whether an RTCP compound holds a picture loss indication or a full intra request (RFC 4585, RFC 5104). */
export function asksForKeyframe(compound: Buffer): boolean {
  let at = 0;
  while (at + 4 <= compound.length) {
    const format = compound.readUInt8(at) & 0x1f;
    if (compound.readUInt8(at + 1) === 206 && (format === 1 || format === 4)) return true;
    at += 4 * (compound.readUInt16BE(at + 2) + 1);
  }
  return false;
}
