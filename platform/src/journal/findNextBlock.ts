import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { type ResumePoint, type SealedBlock, sealedBlockOf } from './blocks.ts';
import { blockPrefixBytes, hashBytes, ivBytes, tagBytes } from './encode.ts';

const leastBytes = blockPrefixBytes + ivBytes + tagBytes + hashBytes;
/** Damage is looked past so far: about a minute of a full courtroom. */
const windowBytes = 64 * 1024 * 1024;
const mostLostBlocks = 100_000;

interface Search {
  /** The bytes of the file from a place on. */
  open: (start: number) => Promise<Readable>;
  /** Where the block with this number should have begun. */
  damagedAt: number;
  blockNo: number;
  /** Whether a block is of this recording: it opens with its key. */
  isOurs: (block: SealedBlock) => boolean;
}

/**
 * The first whole block behind damage: one that is chained to the 32 bytes before it, which are the hash of the block
 * before it, whatever became of that one. Undefined when there is none.
 */
export async function findNextBlock({ open, damagedAt, blockNo, isOurs }: Search): Promise<ResumePoint | undefined> {
  const bytes = await readWindow(await open(damagedAt));
  for (let at = hashBytes; at + leastBytes <= bytes.length; at++) {
    const number = bytes.readUInt32BE(at + 4);
    const end = at + 4 + bytes.readUInt32BE(at);
    if (number <= blockNo || number - blockNo > mostLostBlocks || end < at + leastBytes || end > bytes.length) continue;
    const previousHash = bytes.subarray(at - hashBytes, at);
    const block = bytes.subarray(at, end);
    const hash = createHash('sha256').update(previousHash).update(block.subarray(0, -hashBytes)).digest();
    if (hash.equals(block.subarray(-hashBytes)) && isOurs(sealedBlockOf(block.subarray(4), previousHash, damagedAt + end)))
      return { blockNo: number, previousHash: Buffer.from(previousHash), at: damagedAt + at };
  }
  return undefined;
}

async function readWindow(source: Readable): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const chunk of source as AsyncIterable<Buffer>) {
    parts.push(chunk);
    length += chunk.length;
    if (length >= windowBytes) break;
  }
  return Buffer.concat(parts);
}
