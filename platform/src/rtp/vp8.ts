import type { MediaFrame } from './Depacketizer.ts';
import type { PictureFormat } from './PictureCollector.ts';

/** VP8 payloads by RFC 7741 to pictures. */
export class Vp8Format implements PictureFormat {
  #isBegun = false;

  read(payload: Buffer): Buffer[] | undefined {
    if (payload.length < 1) return [];
    const first = payload.readUInt8(0);
    let at = 1;
    if (first & 0x80) {
      const flags = payload[at++] ?? 0;
      if (flags & 0x80) at += (payload[at] ?? 0) & 0x80 ? 2 : 1;
      if (flags & 0x40) at++;
      if (flags & 0x30) at++;
    }
    if (at > payload.length) return undefined;
    const isStart = (first & 0x10) !== 0 && (first & 0x07) === 0;
    if (isStart) this.#isBegun = true;
    return this.#isBegun ? [payload.subarray(at)] : undefined;
  }

  isStart(payload: Buffer): boolean {
    return ((payload[0] ?? 0) & 0x17) === 0x10;
  }

  finish(parts: readonly Buffer[]): Omit<MediaFrame, 'atMs'> | undefined {
    const data = Buffer.concat(parts);
    if (data.length < 3) return undefined;
    const isKey = (data.readUInt8(0) & 1) === 0;
    if (!isKey) return { data, isKey };
    // Frame header, RFC 6386 section 9.1: start code, then 14 bits each of width and height.
    if (data.length < 10 || data.readUIntBE(3, 3) !== 0x9d012a) return undefined;
    const width = data.readUInt16LE(6) & 0x3fff;
    const height = data.readUInt16LE(8) & 0x3fff;
    return width > 0 && height > 0 ? { data, isKey, config: { codec: 'vp8', width, height, description: Buffer.alloc(0) } } : undefined;
  }

  reset(): void {
    this.#isBegun = false;
  }
}
