import { toneFrame } from '@assize/platform/testing/opusFrames';

const ntpEpochS = 2_208_988_800;
/** H264: parameters of a sequence, then one slice of an IDR picture; and one slice of another picture. */
const keyframe = Buffer.concat([Buffer.from([0x78, 0, 4, 0x67, 0x42, 0xe0, 0x1f, 0, 4, 0x65, 0x88, 0x84, 0]), Buffer.alloc(600, 0x11)]);
const otherFrame = (bytes: number): Buffer => Buffer.concat([Buffer.from([0x61, 0x9a]), Buffer.alloc(bytes, 0x22)]);

/** Packets of one stream, numbered, with sender reports (RFC 3550, RFC 6184). The content is recognised, not decoded. */
export class RtpSource {
  readonly ssrc: number;
  readonly #payloadType: number;
  readonly #kind: 'audio' | 'video';
  readonly #otherFrame: Buffer;
  #sequence = 60_000;
  #timestamp: number;
  packets = 0;
  /** What every packet of sound holds. */
  sound = toneFrame;
  /** Pictures go on being sent, and are the same one. */
  isStill = false;

  constructor(options: { ssrc: number; payloadType: number; kind: 'audio' | 'video'; frameBytes?: number | undefined }) {
    this.#otherFrame = otherFrame(options.frameBytes ?? 300);
    this.ssrc = options.ssrc;
    this.#payloadType = options.payloadType;
    this.#kind = options.kind;
    // Each stream starts somewhere else (RFC 3550 section 5.1).
    this.#timestamp = Math.imul(options.ssrc, 2_654_435_761) >>> 0;
  }

  /** The next packet; every thirtieth of a picture is a keyframe. `levelId`: extension in which a loud voice is told. */
  next(levelId?: number): Buffer {
    const isAudio = this.#kind === 'audio';
    const payload = isAudio ? this.sound : this.packets % 30 === 0 ? keyframe : this.#otherFrame;
    const hasLevel = isAudio && levelId !== undefined;
    const head = Buffer.alloc(12);
    head.writeUInt8(hasLevel ? 0x90 : 0x80, 0);
    head.writeUInt8((isAudio ? 0 : 0x80) | this.#payloadType, 1);
    head.writeUInt16BE(this.#sequence, 2);
    head.writeUInt32BE(this.#timestamp, 4);
    head.writeUInt32BE(this.ssrc, 8);
    this.#sequence = (this.#sequence + 1) & 0xffff;
    if (!this.isStill) this.#timestamp = (this.#timestamp + (isAudio ? 960 : 3600)) >>> 0;
    this.packets += 1;
    return Buffer.concat([head, ...(hasLevel ? [Buffer.from([0xbe, 0xde, 0, 1, levelId << 4, 0x80 | 10, 0, 0])] : []), payload]);
  }

  /** Which RTP time it is by the wall clock. */
  report(nowMs: number): Buffer {
    const packet = Buffer.alloc(28);
    packet.writeUInt8(0x80, 0);
    packet.writeUInt8(200, 1);
    packet.writeUInt16BE(6, 2);
    packet.writeUInt32BE(this.ssrc, 4);
    packet.writeUInt32BE(Math.floor(nowMs / 1000) + ntpEpochS, 8);
    packet.writeUInt32BE(Math.floor(((nowMs % 1000) / 1000) * 2 ** 32), 12);
    packet.writeUInt32BE(this.#timestamp, 16);
    packet.writeUInt32BE(this.packets, 20);
    return packet;
  }
}
