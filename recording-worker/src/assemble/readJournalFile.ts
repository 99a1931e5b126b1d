import { trackOpenedSchema, gapSchema, markSchema, type JournalHeader } from '@assize/contracts/recording/journal';
import { JournalFormatError } from '@assize/platform/journal/JournalFormatError';
import { readJournal, type JournalRecord } from '@assize/platform/journal/read';
import { unwrapDataKey } from '@assize/platform/masterKey';
import type { ObjectStore } from '@assize/platform/store/ObjectStore';
import { asProductionError, ProductionError } from '../platform/ProductionError.ts';
import type { TapeItem, TapeSource } from './readTape.ts';

type FileItem =
  | { type: 'header'; header: JournalHeader; hash: string }
  | { type: 'block'; items: TapeItem[]; hash: string; sealedAtMs: number }
  /** So many blocks cannot be read; the last of them had this hash. */
  | { type: 'damaged'; blocks: number; hash: string }
  /** Nothing more can be read. `isTail`: the last block was never finished. */
  | { type: 'torn'; isTail: boolean }
  /** Nothing of the file can be read: it is no journal, another recording's, or its key does not open. */
  | { type: 'useless'; cause: 'journalBroken' | 'journalKeyWrong' };

/** One file of the journal. What is damaged is told and passed over. Throws ProductionError when the store does not give it. */
export async function* readJournalFile({ store, order, masterKey, signal, isRehearsal = false }: TapeSource, key: string): AsyncGenerator<FileItem> {
  const size = (await store.stat(key))?.bytes;
  if (size === undefined) throw new ProductionError('journalMissing');
  const stream = await store.open(key);
  let items: TapeItem[] = [];
  let hasHeader = false;
  const dataKey = (header: JournalHeader): Buffer => {
    if (header.recordingId !== order.recordingId || (header.isRehearsal ?? false) !== isRehearsal) throw new ProductionError('journalBroken');
    return unwrap(header.wrappedKey, masterKey);
  };
  try {
    for await (const item of readJournal(stream, dataKey, (start) => store.open(key, { start }))) {
      if (signal.aborted) throw new ProductionError('stopped');
      if (item.type === 'record') {
        const made = readRecord(item.record);
        if (made) items.push(made);
      } else if (item.type === 'blockEnd') {
        yield { type: 'block', items, hash: item.hash, sealedAtMs: item.sealedAtMs };
        items = [];
      } else if (item.type === 'torn') yield { type: 'torn', isTail: await isTail(store, key, item.atByte, size) };
      else {
        hasHeader ||= item.type === 'header';
        yield item;
      }
    }
  } catch (error) {
    // What the store does not give is not damage: it is asked for again.
    const failure = error instanceof JournalFormatError ? new ProductionError('journalBroken', { cause: error }) : asProductionError(error);
    const { productionCause: cause } = failure;
    if (hasHeader || (cause !== 'journalBroken' && cause !== 'journalKeyWrong')) throw failure;
    yield { type: 'useless', cause };
  } finally {
    stream.destroy();
  }
}

function unwrap(wrappedKey: string, masterKey: Buffer): Buffer {
  try {
    return unwrapDataKey(wrappedKey, masterKey);
  } catch (error) {
    throw new ProductionError('journalKeyWrong', { cause: error });
  }
}

/** Whether a last block was not finished, rather than damaged. */
async function isTail(store: ObjectStore, key: string, atByte: number, size: number): Promise<boolean> {
  if (size - atByte < 4) return true;
  const bytes = Buffer.concat(await (await store.open(key, { start: atByte, end: atByte + 3 })).toArray());
  const length = bytes.readUInt32BE(0);
  // Zeros are what a file system leaves of a block whose bytes never reached the disk.
  return length === 0 || atByte + 4 + length >= size;
}

function readRecord(record: JournalRecord): TapeItem | undefined {
  const { kind, trackId, atMs, payload } = record;
  switch (kind) {
    case 'rtp':
    case 'rtcp':
      return { type: 'packet', trackId, bytes: payload, atMs, isReport: kind === 'rtcp' };
    case 'trackOpened':
      return { type: 'opened', track: trackOpenedSchema.parse(JSON.parse(payload.toString())), atMs };
    case 'trackClosed':
      return { type: 'closed', trackId, atMs };
    case 'gap': {
      const { fromAt, toAt, cause } = gapSchema.parse(JSON.parse(payload.toString()));
      return { type: 'gap', gap: { fromMs: Date.parse(fromAt), toMs: Date.parse(toAt), cause } };
    }
    case 'mark': {
      const { seq, at } = markSchema.parse(JSON.parse(payload.toString()));
      return { type: 'mark', seq, loggedAtMs: Date.parse(at), atMs };
    }
    case 'paused':
    case 'resumed':
    case 'opened':
    case 'closed':
      return undefined;
    default:
      return kind satisfies never;
  }
}
