import { crc32, deflateRawSync } from 'node:zlib';

interface ZipEntry {
  name: string | Buffer;
  bytes?: Buffer;
  isDeflated?: boolean;
  /** General purpose flags, APPNOTE 4.4.4. */
  flags?: number;
  unixMode?: number;
  /** What the directory says instead of what is so. */
  saysBytes?: number;
  saysCrc?: number;
}

/** A ZIP as somebody may have made it, for good or ill: what its directory says is up to the test. */
export function zipOf(entries: readonly ZipEntry[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes = Buffer.alloc(0), isDeflated = true, flags = 0, unixMode = 0, ...says } of entries) {
    const nameBytes = typeof name === 'string' ? Buffer.from(name) : name;
    const packed = isDeflated ? deflateRawSync(bytes) : bytes;
    const crc = says.saysCrc ?? crc32(bytes);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(isDeflated ? 8 : 0, 4);
    common.writeUInt32LE(crc, 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(says.saysBytes ?? bytes.length, 18);
    common.writeUInt16LE(nameBytes.length, 22);
    parts.push(Buffer.from('PK\x03\x04', 'latin1'), common, nameBytes, packed);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE((unixMode << 16) >>> 0, 6);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\x01\x02', 'latin1'), Buffer.from([20, 3]), common, rest, nameBytes);
    offset += 30 + nameBytes.length + packed.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(listed.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, listed, Buffer.from('PK\x05\x06', 'latin1'), end]);
}
