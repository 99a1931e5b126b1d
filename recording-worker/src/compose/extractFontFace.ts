/** Offset and name of each face of a font file; a single font has one. */
function listFaces(file: Buffer): number[] {
  if (file.toString('latin1', 0, 4) !== 'ttcf') return [0];
  return Array.from({ length: file.readUInt32BE(8) }, (_, index) => file.readUInt32BE(12 + index * 4));
}

interface FontTable {
  tag: string;
  checksum: number;
  bytes: Buffer;
}
function readTables(file: Buffer, face: number): FontTable[] {
  return Array.from({ length: file.readUInt16BE(face + 4) }, (_, index) => {
    const at = face + 12 + index * 16;
    const offset = file.readUInt32BE(at + 8);
    return { tag: file.toString('latin1', at, at + 4), checksum: file.readUInt32BE(at + 4), bytes: file.subarray(offset, offset + file.readUInt32BE(at + 12)) };
  });
}

/** Family name (name id 1, Windows Unicode) of the OpenType `name` table. */
function familyOf(tables: readonly FontTable[]): string {
  const table = tables.find((one) => one.tag === 'name')?.bytes;
  if (!table) return '';
  const storage = table.readUInt16BE(4);
  for (let index = 0; index < table.readUInt16BE(2); index++) {
    const at = 6 + index * 12;
    if (table.readUInt16BE(at) !== 3 || table.readUInt16BE(at + 6) !== 1 || table.readUInt16BE(at + 4) !== 0x409) continue;
    const start = storage + table.readUInt16BE(at + 10);
    return new TextDecoder('utf-16be').decode(table.subarray(start, start + table.readUInt16BE(at + 8)));
  }
  return '';
}

/**
 * Takes the face with simplified Chinese forms out of a font collection as a font file of its own: ffmpeg
 * takes the first face of a collection, which in Noto's is the Japanese one. A single font is answered as is.
 */
export function extractChineseFace(file: Buffer): Buffer {
  const faces = listFaces(file).map((offset) => ({ offset, tables: readTables(file, offset) }));
  const found = faces.find(({ tables }) => / SC( |$)/.test(familyOf(tables))) ?? faces[0];
  if (!found || faces.length === 1) return file;
  const head = Buffer.from(file.subarray(found.offset, found.offset + 12 + found.tables.length * 16));
  const parts: Buffer[] = [head];
  let offset = head.length;
  for (const [index, table] of found.tables.entries()) {
    head.writeUInt32BE(offset, 12 + index * 16 + 8);
    const padding = Buffer.alloc((4 - (table.bytes.length % 4)) % 4);
    parts.push(table.bytes, padding);
    offset += table.bytes.length + padding.length;
  }
  return Buffer.concat(parts);
}
