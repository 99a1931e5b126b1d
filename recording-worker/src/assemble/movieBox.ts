import type { VideoConfig } from '@assize/platform/rtp/Depacketizer';

/** A box of ISO/IEC 14496-12; numbers are 32 bits, texts as they are. */
export function box(type: string, ...contents: readonly (Buffer | number | string)[]): Buffer {
  let length = 8;
  for (const one of contents) length += typeof one === 'number' ? 4 : one.length;
  const bytes = Buffer.alloc(length);
  bytes.writeUInt32BE(length, 0);
  bytes.write(type, 4, 'latin1');
  let at = 8;
  for (const one of contents) {
    if (typeof one === 'number') at = bytes.writeUInt32BE(one, at);
    else if (typeof one === 'string') at += bytes.write(one, at, 'latin1');
    else at += one.copy(bytes, at);
  }
  return bytes;
}

/** Unity, as every movie and track header wants it. */
const matrix = [0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000] as const;
const undetermined = 0x55c40000;
const movieTimescale = 1000;

/** The movie box of one H264 track; its times of making are 0, so that the same pictures give the same bytes. */
export function movieBox(config: VideoConfig, timescale: number, ticks: number, table: readonly Buffer[]): Buffer {
  const durationMs = Math.round((ticks * movieTimescale) / timescale);
  const header = box('mvhd', 0, 0, 0, movieTimescale, durationMs, 0x10000, 0x01000000, 0, 0, ...matrix, 0, 0, 0, 0, 0, 0, 2);
  // Flags: enabled and in the movie.
  const place = box('tkhd', 3, 0, 0, 1, 0, durationMs, 0, 0, 0, 0, ...matrix, config.width * 65_536, config.height * 65_536);
  const mediaHeader = box('mdhd', 0x01000000, 0, 0, 0, 0, timescale, Math.floor(ticks / 2 ** 32), ticks % 2 ** 32, undetermined);
  const handler = box('hdlr', 0, 0, 'vide', 0, 0, 0, 'Picture\0');
  const data = box('dinf', box('dref', 0, 1, box('url ', 1)));
  const samples = box('stbl', box('stsd', 0, 1, sampleEntry(config)), ...table);
  const media = box('mdia', mediaHeader, handler, box('minf', box('vmhd', 1, 0, 0), data, samples));
  return box('moov', header, box('trak', place, media));
}

function sampleEntry({ width, height, description }: VideoConfig): Buffer {
  const compressor = Buffer.alloc(32);
  const size = width * 65_536 + height;
  // 72 dots an inch, one picture a sample, 24 bits deep.
  const fixed = [0x480000, 0x480000, 0] as const;
  const front = [Buffer.from([0, 0, 0, 0, 0, 0, 0, 1]), 0, 0, 0, 0, size, ...fixed, Buffer.from([0, 1]), compressor, Buffer.from([0, 24, 0xff, 0xff])];
  return box('avc1', ...front, box('avcC', description));
}
