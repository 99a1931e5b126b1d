import { open } from 'node:fs/promises';

const containers = new Set(['trak', 'mdia']);
const stamped = new Set(['mvhd', 'tkhd', 'mdhd']);

/**
 * Takes the time of making out of a movie header (ISO/IEC 14496-12), so that the same journal gives the same
 * bytes. `moov` is the whole box; changed in place.
 */
export function zeroMovieTimes(moov: Uint8Array): void {
  const view = new DataView(moov.buffer, moov.byteOffset, moov.byteLength);
  const walk = (from: number, to: number): void => {
    for (let at = from; at + 8 <= to;) {
      const size = view.getUint32(at);
      const type = Buffer.from(moov.subarray(at + 4, at + 8)).toString('latin1');
      if (size < 8) return;
      if (containers.has(type)) walk(at + 8, at + size);
      else if (stamped.has(type)) moov.fill(0, at + 12, at + 12 + (moov[at + 8] === 1 ? 16 : 8));
      at += size;
    }
  };
  walk(8, moov.length);
}

/** Writes a changed movie header over the one in the file. */
export async function overwrite(path: string, bytes: Uint8Array, position: number): Promise<void> {
  const handle = await open(path, 'r+');
  try {
    await handle.write(bytes, 0, bytes.length, position);
  } finally {
    await handle.close();
  }
}
