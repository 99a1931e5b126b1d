import { createDecipheriv } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { recordKinds, type JournalHeader, type RecordKind } from '@assize/contracts/recording/journal';
import { type JournalPart, readBlocks, resumeBlocks, type SealedBlock } from './blocks.ts';
import { findNextBlock } from './findNextBlock.ts';
import { FileChain, type FileLink } from './FileChain.ts';
import { JournalFormatError } from './JournalFormatError.ts';
import { blockAad, recordPrefixBytes, tagBytes } from './encode.ts';

export interface JournalRecord {
  kind: RecordKind;
  /** 0 for none. */
  trackId: number;
  /** Wall-clock ms since 1970 at which it was received. */
  atMs: number;
  payload: Buffer;
}
export type JournalItem =
  | { type: 'header'; header: JournalHeader; hash: string }
  | { type: 'record'; record: JournalRecord; blockNo: number }
  | { type: 'blockEnd'; blockNo: number; sealedAtMs: number; hash: string }
  /** So many blocks are lost here; reading goes on behind them, with a block that is chained to this hash. */
  | { type: 'damaged'; atByte: number; blocks: number; hash: string }
  | { type: 'torn'; atByte: number };

const kindOfNumber = new Map<number, RecordKind>(Object.entries(recordKinds).map(([kind, number]) => [number, kind as RecordKind]));

function openBlock(block: SealedBlock, dataKey: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', dataKey, block.iv).setAAD(blockAad(block.blockNo, block.previousHash));
  decipher.setAuthTag(block.sealed.subarray(-tagBytes));
  return Buffer.concat([decipher.update(block.sealed.subarray(0, -tagBytes)), decipher.final()]);
}

/** The records of one opened block, in the order in which they were received. */
export function* decodeRecords(plain: Buffer): Generator<JournalRecord> {
  for (let at = 0; at < plain.length;) {
    const kind = kindOfNumber.get(plain.readUInt8(at));
    if (!kind) throw new JournalFormatError('journal block holds an unknown record');
    const trackId = plain.readUInt16BE(at + 1);
    const atMs = plain.readDoubleBE(at + 3);
    const start = at + recordPrefixBytes;
    at = start + plain.readUInt32BE(at + 11);
    yield { kind, trackId, atMs, payload: plain.subarray(start, at) };
  }
}

/**
 * Streams a journal file: its header, then every record of every whole block, in bounded memory. A torn tail
 * is reported and ends the reading; a block that fits the chain but does not open with the key throws. With `reopen`,
 * which gives the file's bytes from a place on, damage ends nothing: what is whole behind it is read too.
 */
export async function* readJournal(
  file: Readable,
  getDataKey: (header: JournalHeader) => Buffer,
  reopen?: (start: number) => Promise<Readable>,
): AsyncGenerator<JournalItem> {
  let dataKey: Buffer | undefined;
  let source = file;
  let parts: AsyncGenerator<JournalPart> = readBlocks(source);
  let [endsAt, blockNo] = [0, 0];
  for (;;) {
    let isWhole = true;
    for await (const part of parts) {
      if ('header' in part) {
        dataKey = getDataKey(part.header);
        endsAt = part.endsAt;
        yield { type: 'header', header: part.header, hash: part.headerHash.toString('hex') };
        continue;
      }
      const plain = 'block' in part && dataKey ? openOr(part.block, dataKey, reopen === undefined) : undefined;
      isWhole = 'block' in part && plain !== undefined;
      if (!('block' in part) || !plain) break;
      for (const record of decodeRecords(plain)) yield { type: 'record', record, blockNo };
      yield { type: 'blockEnd', blockNo, sealedAtMs: part.block.sealedAtMs, hash: part.block.hash.toString('hex') };
      endsAt = part.block.endsAt;
      blockNo++;
    }
    if (isWhole) return;
    const key = dataKey;
    const found =
      reopen && key ? await findNextBlock({ open: reopen, damagedAt: endsAt, blockNo, isOurs: (one) => openOr(one, key, false) !== undefined }) : undefined;
    if (!found || !reopen) {
      yield { type: 'torn', atByte: endsAt };
      return;
    }
    yield { type: 'damaged', atByte: endsAt, blocks: found.blockNo - blockNo, hash: found.previousHash.toString('hex') };
    ({ blockNo, at: endsAt } = found);
    source.destroy();
    source = await reopen(found.at);
    parts = resumeBlocks(source, found);
  }
}

function openOr(block: SealedBlock, dataKey: Buffer, isThrowing: boolean): Buffer | undefined {
  try {
    return openBlock(block, dataKey);
  } catch (error) {
    if (isThrowing) throw error;
    return undefined;
  }
}

export interface JournalScan {
  header: JournalHeader;
  blocks: number;
  /** Hash of the last whole block (of the header when there is none), hex. */
  headHash: string;
  lastSealedAtMs: number | null;
  /** Bytes up to the end of the last whole block; what lies behind is torn. */
  validBytes: number;
  isTorn: boolean;
}

export type RecordingItem = JournalItem | { type: 'link'; fileNo: number; link: FileLink };

/** Streams the files of one recording, in order of their numbers. Before each header's item stands how the file is linked to those before it. */
export async function* readJournals(
  sources: Iterable<Readable> | AsyncIterable<Readable>,
  getDataKey: (header: JournalHeader) => Buffer,
): AsyncGenerator<RecordingItem> {
  const chain = new FileChain();
  for await (const source of sources) {
    for await (const item of readJournal(source, getDataKey)) {
      if (item.type === 'header') yield { type: 'link', fileNo: item.header.fileNo, link: chain.takeHeader(item.header, item.hash) };
      if (item.type === 'blockEnd') chain.takeBlock(item.hash);
      yield item;
    }
  }
}

/** Walks a journal file's chain without its key: how far it is whole. */
export function scanJournal(path: string): Promise<JournalScan> {
  return scanSource(createReadStream(path, { highWaterMark: 1 << 20 }));
}

/** The same of a file that comes from elsewhere. */
export async function scanSource(source: Readable): Promise<JournalScan> {
  let scan: JournalScan | undefined;
  for await (const part of readBlocks(source)) {
    if ('header' in part) {
      scan = { header: part.header, blocks: 0, headHash: part.headerHash.toString('hex'), lastSealedAtMs: null, validBytes: part.endsAt, isTorn: false };
    } else if (scan && 'torn' in part) {
      scan.isTorn = true;
    } else if (scan && 'block' in part) {
      const { hash, sealedAtMs, endsAt } = part.block;
      scan = { ...scan, blocks: scan.blocks + 1, headHash: hash.toString('hex'), lastSealedAtMs: sealedAtMs, validBytes: endsAt };
    }
  }
  if (!scan) throw new Error('not a journal file');
  return scan;
}
