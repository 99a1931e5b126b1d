import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { journalHeaderSchema, journalMagic, type JournalHeader } from '@assize/contracts/recording/journal';
import { ExactReader } from '../ExactReader.ts';
import { JournalFormatError } from './JournalFormatError.ts';
import { blockPrefixBytes, hashBytes, ivBytes, tagBytes } from './encode.ts';

/** No block is larger: one holds at most a second of media, or what a slow disk let pile up. */
export const maxBlockBytes = 256 * 1024 * 1024;

/** A header has a few hundred bytes; a longer one is a damaged length. */
const maxHeaderBytes = 1 << 16;

export interface SealedBlock {
  blockNo: number;
  sealedAtMs: number;
  iv: Buffer;
  /** Ciphertext and tag. */
  sealed: Buffer;
  previousHash: Buffer;
  hash: Buffer;
  /** Offset in the file just after this block. */
  endsAt: number;
}
type BlockPart = { block: SealedBlock } | { torn: true; atByte: number };
export type JournalPart = { header: JournalHeader; headerHash: Buffer; endsAt: number } | BlockPart;

/**
 * Header and blocks of a journal file, with the chain checked and nothing decrypted. Ends with `torn` at the
 * first byte that does not belong to a whole block that fits the chain. Throws when the header is not one.
 */
export async function* readBlocks(source: Readable): AsyncGenerator<JournalPart> {
  const reader = new ExactReader(source);
  const start = await reader.take(journalMagic.length + 4);
  if (!start || start.subarray(0, journalMagic.length).toString() !== journalMagic) throw new JournalFormatError('not a journal file');
  const headerBytes = start.readUInt32BE(journalMagic.length);
  const json = headerBytes <= maxHeaderBytes ? await reader.take(headerBytes) : undefined;
  if (!json) throw new JournalFormatError('journal file ends within its header');
  const header = parseHeader(json);
  const previousHash: Buffer = createHash('sha256').update(start).update(json).digest();
  const offset = start.length + json.length;
  yield { header, headerHash: previousHash, endsAt: offset };

  yield* readFrom(reader, { blockNo: 0, previousHash, at: offset });
}

/** Where blocks can be read on in a file: the number of the block there, and the hash that it is chained to. */
export interface ResumePoint {
  blockNo: number;
  previousHash: Buffer;
  at: number;
}

/** The blocks of a file from such a place on; `source` gives the bytes from there. */
export function resumeBlocks(source: Readable, from: ResumePoint): AsyncGenerator<BlockPart> {
  return readFrom(new ExactReader(source), from);
}

async function* readFrom(reader: ExactReader, from: ResumePoint): AsyncGenerator<BlockPart> {
  let { previousHash, at: offset } = from;
  for (let expectedNo = from.blockNo; ; expectedNo++) {
    const length = await reader.take(4);
    if (!length) {
      if (reader.hasRest) yield { torn: true, atByte: offset };
      return;
    }
    const rest = length.readUInt32BE(0);
    const isPossible = rest >= blockPrefixBytes - 4 + ivBytes + tagBytes + hashBytes && rest <= maxBlockBytes;
    const body = isPossible ? await reader.take(rest) : undefined;
    const hash = body?.subarray(-hashBytes);
    const isWhole = body && hash && createHash('sha256').update(previousHash).update(length).update(body.subarray(0, -hashBytes)).digest().equals(hash);
    if (!isWhole || body.readUInt32BE(0) !== expectedNo) {
      yield { torn: true, atByte: offset };
      return;
    }
    offset += 4 + rest;
    yield { block: sealedBlockOf(body, previousHash, offset) };
    previousHash = hash;
  }
}

/** The parts of a block, of its bytes behind the length. */
export function sealedBlockOf(body: Buffer, previousHash: Buffer, endsAt: number): SealedBlock {
  const iv = body.subarray(12, 12 + ivBytes);
  const sealed = body.subarray(12 + ivBytes, -hashBytes);
  return { blockNo: body.readUInt32BE(0), sealedAtMs: body.readDoubleBE(4), iv, sealed, previousHash, hash: body.subarray(-hashBytes), endsAt };
}

function parseHeader(json: Buffer): JournalHeader {
  try {
    return journalHeaderSchema.parse(JSON.parse(json.toString()));
  } catch (error) {
    throw new JournalFormatError('the header of the journal file is not one', { cause: error });
  }
}
