import type { MediaFrame } from './Depacketizer.ts';
import type { PictureFormat } from './PictureCollector.ts';
import { parseSps } from './parseSps.ts';

const nal = { idr: 5, sps: 7, pps: 8, delimiter: 9, filler: 12, stapA: 24, fuA: 28 } as const;

/** H264 payloads by RFC 6184 (single unit, STAP-A, FU-A) to pictures with length-prefixed units, as MP4 wants them. */
export class H264Format implements PictureFormat {
  #fragments: Buffer[] = [];
  #sps: Buffer | undefined;
  #pps: Buffer | undefined;

  read(payload: Buffer): Buffer[] | undefined {
    if (payload.length < 1) return [];
    const header = payload.readUInt8(0);
    const type = header & 0x1f;
    if (type === nal.stapA) return readAggregate(payload);
    if (type === nal.fuA) return this.#readFragment(payload, header);
    return type > 0 && type < nal.stapA ? [payload] : undefined;
  }

  #readFragment(payload: Buffer, indicator: number): Buffer[] | undefined {
    if (payload.length < 2) return undefined;
    const header = payload.readUInt8(1);
    const isStart = (header & 0x80) !== 0;
    if (isStart) this.#fragments = [Buffer.from([(indicator & 0xe0) | (header & 0x1f)])];
    else if (this.#fragments.length === 0) return undefined;
    this.#fragments.push(payload.subarray(2));
    if ((header & 0x40) === 0) return [];
    const whole = Buffer.concat(this.#fragments);
    this.#fragments = [];
    return [whole];
  }

  isStart(payload: Buffer): boolean {
    const type = (payload[0] ?? 0) & 0x1f;
    if (type === nal.stapA || type === nal.sps || type === nal.delimiter) return true;
    if (type === nal.fuA) return ((payload[1] ?? 0) & 0x80) !== 0 && ((payload[2] ?? 0) & 0x80) !== 0;
    // first_mb_in_slice = 0 is the single bit 1.
    return type >= 1 && type <= nal.idr && ((payload[1] ?? 0) & 0x80) !== 0;
  }

  finish(units: readonly Buffer[]): Omit<MediaFrame, 'atMs'> | undefined {
    if (this.#fragments.length > 0) return undefined;
    const kept: Buffer[] = [];
    let isKey = false;
    for (const unit of units) {
      const type = (unit[0] ?? 0) & 0x1f;
      if (type === nal.sps) this.#sps = Buffer.from(unit);
      else if (type === nal.pps) this.#pps = Buffer.from(unit);
      else if (type !== nal.delimiter && type !== nal.filler) {
        isKey ||= type === nal.idr;
        const length = Buffer.alloc(4);
        length.writeUInt32BE(unit.length);
        kept.push(length, unit);
      }
    }
    if (!units.some(isSlice)) return undefined;
    const data = Buffer.concat(kept);
    if (!isKey) return { data, isKey };
    const config = this.#describe();
    return config ? { data, isKey, config } : undefined;
  }

  reset(): void {
    this.#fragments = [];
  }

  #describe(): NonNullable<MediaFrame['config']> | undefined {
    const [sps, pps] = [this.#sps, this.#pps];
    const size = sps && parseSps(sps);
    if (!sps || !pps || !size) return undefined;
    const profile = sps.subarray(1, 4);
    const description = Buffer.concat([Buffer.from([1]), profile, Buffer.from([0xff, 0xe1]), lengthOf(sps), sps, Buffer.from([1]), lengthOf(pps), pps]);
    return { codec: `avc1.${profile.toString('hex')}`, ...size, description };
  }
}

function isSlice(unit: Buffer): boolean {
  const type = (unit[0] ?? 0) & 0x1f;
  return type >= 1 && type <= nal.idr;
}

function lengthOf(unit: Buffer): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(unit.length);
  return length;
}

function readAggregate(payload: Buffer): Buffer[] | undefined {
  const units: Buffer[] = [];
  for (let at = 1; at + 2 <= payload.length;) {
    const length = payload.readUInt16BE(at);
    if (length === 0 || at + 2 + length > payload.length) return undefined;
    units.push(payload.subarray(at + 2, at + 2 + length));
    at += 2 + length;
  }
  return units;
}
