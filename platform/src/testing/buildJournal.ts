import { randomBytes } from 'node:crypto';
import { type JournalHeader, noPreviousHash } from '@assize/contracts/recording/journal';
import { encodeHeader, encodeRecord, sealBlock } from '../journal/encode.ts';

export const dataKey = randomBytes(32);

export interface BuiltJournal {
  bytes: Buffer;
  /** Offsets after the header and after each block. */
  ends: number[];
  /** Hashes of the header and of each block, hex. */
  hashes: string[];
}

/** A file of `blocks` blocks with three records each. */
export function buildJournal(blocks: number, header: Partial<JournalHeader> = {}): BuiltJournal {
  const start = encodeHeader({
    format: 'assize.journal.1',
    recordingId: '00000000-0000-4000-8000-000000000001',
    hearingId: '00000000-0000-4000-8000-000000000002',
    fileNo: 0,
    nodeId: 'test',
    createdAt: '2026-11-24T01:00:00.000Z',
    wrappedKey: '',
    previousHash: noPreviousHash,
    ...header,
  });
  const parts = [start.bytes];
  const ends = [start.bytes.length];
  let previousHash = start.hash;
  const hashes = [previousHash.toString('hex')];
  for (let blockNo = 0; blockNo < blocks; blockNo++) {
    const records = [0, 1, 2].map((n) => encodeRecord('rtp', n + 1, 1000 * blockNo + n + 0.25, Buffer.from(`packet ${String(blockNo)} ${String(n)}`)));
    const sealed = sealBlock({ blockNo, sealedAtMs: 1000 * blockNo + 999, records, dataKey, previousHash });
    previousHash = sealed.hash;
    parts.push(sealed.bytes);
    ends.push((ends.at(-1) ?? 0) + sealed.bytes.length);
    hashes.push(previousHash.toString('hex'));
  }
  return { bytes: Buffer.concat(parts), ends, hashes };
}
