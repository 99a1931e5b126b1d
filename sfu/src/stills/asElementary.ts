import type { KeyPicture } from './KeyPictureReader.ts';

const startCode = Buffer.from([0, 0, 0, 1]);

/** A picture by itself in the plainest form that decoders read: Annex B for H264 (clause B.1), IVF for VP8. */
export function asElementary({ config, data }: KeyPicture): { format: 'h264' | 'ivf'; data: Buffer } {
  if (config.codec === 'vp8') return { format: 'ivf', data: asIvf(data, config) };
  return { format: 'h264', data: Buffer.concat([...parameterSets(config.description), ...slices(data)].flatMap((unit) => [startCode, unit])) };
}

/** Of an avcC record with one set of each kind (ISO/IEC 14496-15 section 5.3.3.1.2). */
function parameterSets(record: Buffer): Buffer[] {
  const spsLength = record.readUInt16BE(6);
  const ppsAt = 8 + spsLength + 1;
  return [record.subarray(8, 8 + spsLength), record.subarray(ppsAt + 2, ppsAt + 2 + record.readUInt16BE(ppsAt))];
}

function slices(data: Buffer): Buffer[] {
  const units: Buffer[] = [];
  for (let at = 0; at + 4 <= data.length;) {
    const length = data.readUInt32BE(at);
    units.push(data.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return units;
}

function asIvf(data: Buffer, { width, height }: KeyPicture['config']): Buffer {
  const head = Buffer.alloc(44);
  head.write('DKIF', 0, 'latin1');
  head.writeUInt16LE(32, 6);
  head.write('VP80', 8, 'latin1');
  head.writeUInt16LE(width, 12);
  head.writeUInt16LE(height, 14);
  head.writeUInt32LE(25, 16);
  head.writeUInt32LE(1, 20);
  head.writeUInt32LE(1, 24);
  head.writeUInt32LE(data.length, 32);
  return Buffer.concat([head, data]);
}
