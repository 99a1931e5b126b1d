import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import { journalMagic, recordKinds, type JournalHeader, type RecordKind } from '@assize/contracts/recording/journal';

export const ivBytes = 12;
export const tagBytes = 16;
export const hashBytes = 32;
/** Length field, block number and sealing time, which stand before the ciphertext's iv. */
export const blockPrefixBytes = 4 + 4 + 8;
export const recordPrefixBytes = 1 + 2 + 8 + 4;

export interface RecordInput {
  kind: RecordKind;
  trackId: number;
  atMs: number;
  payload: Uint8Array;
}

/** First bytes of a journal file, and the hash that its first block is chained to. */
export function encodeHeader(header: JournalHeader): { bytes: Buffer; hash: Buffer } {
  const json = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(json.length);
  const bytes = Buffer.concat([Buffer.from(journalMagic), length, json]);
  return { bytes, hash: createHash('sha256').update(bytes).digest() };
}

/** One record; `atMs` is wall-clock milliseconds since 1970 (fractions allowed), `trackId` 0 for none. */
export function encodeRecord(kind: RecordKind, trackId: number, atMs: number, payload: Uint8Array): Buffer {
  const record = Buffer.allocUnsafe(recordPrefixBytes + payload.length);
  writeRecord(record, 0, { kind, trackId, atMs, payload });
  return record;
}

/** The same into `target` from `at` on, which must have room for it; answers where it ends. */
export function writeRecord(target: Buffer, at: number, { kind, trackId, atMs, payload }: RecordInput): number {
  target.writeUInt8(recordKinds[kind], at);
  target.writeUInt16BE(trackId, at + 1);
  target.writeDoubleBE(atMs, at + 3);
  target.writeUInt32BE(payload.length, at + 11);
  target.set(payload, at + recordPrefixBytes);
  return at + recordPrefixBytes + payload.length;
}

/** What AES-GCM authenticates besides the records: the block's place in the chain. */
export function blockAad(blockNo: number, previousHash: Uint8Array): Buffer {
  const number = Buffer.alloc(4);
  number.writeUInt32BE(blockNo);
  return Buffer.concat([number, previousHash]);
}

export interface BlockInput {
  blockNo: number;
  sealedAtMs: number;
  /** Whole records, one or many to a part. */
  records: readonly Uint8Array[];
  dataKey: Buffer;
  previousHash: Buffer;
}

/** Seals records into one block, ready to be appended with a single write. */
export function sealBlock(input: BlockInput): { bytes: Buffer; hash: Buffer } {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', input.dataKey, iv).setAAD(blockAad(input.blockNo, input.previousHash));
  const sealed: Buffer[] = [];
  for (const record of input.records) sealed.push(cipher.update(record));
  sealed.push(cipher.final(), cipher.getAuthTag());
  const sealedBytes = sealed.reduce((sum, part) => sum + part.length, 0);
  const prefix = Buffer.alloc(blockPrefixBytes);
  prefix.writeUInt32BE(blockPrefixBytes - 4 + ivBytes + sealedBytes + hashBytes, 0);
  prefix.writeUInt32BE(input.blockNo, 4);
  prefix.writeDoubleBE(input.sealedAtMs, 8);
  const hashing = createHash('sha256').update(input.previousHash).update(prefix).update(iv);
  for (const part of sealed) hashing.update(part);
  const hash = hashing.digest();
  return { bytes: Buffer.concat([prefix, iv, ...sealed, hash]), hash };
}
