import { type JournalHeader, journalHeaderSchema, journalMagic } from '@assize/contracts/recording/journal';
import { ByteReader } from '../ByteReader.ts';
import type { MakeHash } from '../PackageFile.ts';

/** Number, time, iv, tag and hash of a block with nothing in it; no block is larger than the other. */
const blockBytes = { least: 4 + 8 + 12 + 16 + 32, most: 256 * 1024 * 1024 };
const mostHeaderBytes = 1 << 20;

export interface ScannedJournal {
  header: JournalHeader;
  /** Of the header, then of each whole block. */
  hashes: string[];
  blocks: number;
  headHash: string;
  /** Where the first byte stands that belongs to no whole block of the chain; undefined: there is none. */
  tornAt: number | undefined;
}

/**
 * A journal file without its key, as `contracts/src/recording/journal.ts` describes it: its header, and how far its
 * chain of blocks holds. Undefined for what is no journal. Reads to the end.
 */
export async function scanJournal(source: AsyncIterable<Uint8Array>, makeHash: MakeHash): Promise<ScannedJournal | undefined> {
  const reader = new ByteReader(source);
  const start = await readHeader(reader, makeHash);
  if (!start) {
    await reader.drain();
    return undefined;
  }
  const hashes = [start.hash];
  let at = start.bytes;
  let tornAt: number | undefined;
  for (;;) {
    const block = await readBlock(reader, hashes.length - 1, hashes.at(-1) ?? '', makeHash);
    if (block === 'end') break;
    if (block === 'torn') {
      tornAt = at;
      break;
    }
    hashes.push(block.hash);
    at += block.bytes;
  }
  await reader.drain();
  return { header: start.header, hashes, blocks: hashes.length - 1, headHash: hashes.at(-1) ?? '', tornAt };
}

async function readHeader(reader: ByteReader, makeHash: MakeHash): Promise<{ header: JournalHeader; hash: string; bytes: number } | undefined> {
  const start = await reader.take(journalMagic.length + 4);
  if (!start || new TextDecoder().decode(start.subarray(0, journalMagic.length)) !== journalMagic) return undefined;
  const length = uint32At(start, journalMagic.length);
  const json = length <= mostHeaderBytes ? await reader.take(length) : undefined;
  if (!json) return undefined;
  try {
    const header = journalHeaderSchema.parse(JSON.parse(new TextDecoder().decode(json)));
    return { header, hash: hashOfAll(makeHash, start, json), bytes: start.length + json.length };
  } catch {
    return undefined;
  }
}

async function readBlock(
  reader: ByteReader,
  expectedNo: number,
  previousHash: string,
  makeHash: MakeHash,
): Promise<{ hash: string; bytes: number } | 'end' | 'torn'> {
  const length = await reader.take(4);
  if (!length) return reader.rest === 0 ? 'end' : 'torn';
  const rest = uint32At(length, 0);
  if (rest < blockBytes.least || rest > blockBytes.most) return 'torn';
  const body = await reader.take(rest);
  if (!body || uint32At(body, 0) !== expectedNo) return 'torn';
  const hash = hexOf(body.subarray(-32));
  return hashOfAll(makeHash, bytesOf(previousHash), length, body.subarray(0, -32)) === hash ? { hash, bytes: 4 + rest } : 'torn';
}

function hashOfAll(makeHash: MakeHash, ...parts: readonly Uint8Array[]): string {
  const hash = makeHash();
  for (const part of parts) hash.update(part);
  return hash.end();
}

const uint32At = (bytes: Uint8Array, at: number): number => new DataView(bytes.buffer, bytes.byteOffset).getUint32(at);
const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
const bytesOf = (hex: string): Uint8Array => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
