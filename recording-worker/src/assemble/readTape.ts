import type { ProductionOrder } from '@assize/contracts/recording/products';
import { gapSchema, trackOpenedSchema, type Gap, type JournalHeader, type TrackOpened } from '@assize/contracts/recording/journal';
import { FileChain } from '@assize/platform/journal/FileChain';
import { readJournal, type JournalRecord } from '@assize/platform/journal/read';
import { unwrapDataKey } from '@assize/platform/masterKey';
import type { ObjectStore } from '@assize/platform/store/ObjectStore';
import { ProductionError } from '../platform/ProductionError.ts';

/** What reading and assembling need to know of an order. */
/** A trial of the recorder has no log of its own. */
export type TapeOrder = Pick<ProductionOrder, 'recordingId' | 'spans' | 'journals' | 'participants'> & Partial<Pick<ProductionOrder, 'log'>>;
export interface TapeSource {
  store: ObjectStore;
  order: TapeOrder;
  /** Reads the journal of a trial, and no other; without it, none of a trial. */
  isRehearsal?: boolean;
  masterKey: Buffer;
  signal: AbortSignal;
}
export type TapeItem =
  | { type: 'opened'; track: TrackOpened; atMs: number }
  | { type: 'packet'; trackId: number; bytes: Buffer; atMs: number; isReport: boolean }
  | { type: 'closed'; trackId: number; atMs: number }
  | { type: 'gap'; gap: Gap }
  | { type: 'fileEnd' };

/**
 * Every record of a recording, block after block and file after file, with the chain within and between files
 * checked. A block at a time: waiting for each record would cost more than all that is done with it.
 */
export async function* readTape(source: TapeSource): AsyncGenerator<readonly TapeItem[]> {
  const chain = new FileChain();
  const { order } = source;
  /** What is known to be recorded, and since when it is not if a file was torn. */
  let sealedAtMs = Date.parse(order.spans[0]?.fromAt ?? '');
  let tornSinceMs: number | undefined;
  for (const key of order.journals) {
    for await (const item of readFile(source, key)) {
      if (item.type === 'block') {
        chain.takeBlock(item.hash);
        sealedAtMs = item.sealedAtMs;
        yield item.items;
      } else if (item.type === 'header') {
        const createdAtMs = Date.parse(item.header.createdAt);
        // A file that is missing, cut or put in from elsewhere is a break that the manifest names; what is there is still produced.
        const isBroken = chain.takeHeader(item.header, item.hash) === 'broken';
        if (isBroken || tornSinceMs !== undefined) yield [{ type: 'gap', gap: gapOf(tornSinceMs ?? sealedAtMs, createdAtMs) }];
        tornSinceMs = undefined;
      } else tornSinceMs = item.sinceMs;
    }
    yield [{ type: 'fileEnd' }];
  }
  const endsAtMs = Date.parse(order.spans.at(-1)?.toAt ?? '');
  if (tornSinceMs !== undefined && tornSinceMs < endsAtMs) yield [{ type: 'gap', gap: gapOf(tornSinceMs, endsAtMs) }];
}

/** At least a moment, so that a break without a time of its own is in the list of gaps too. */
function gapOf(fromMs: number, toMs: number): Gap {
  return { fromAt: new Date(fromMs).toISOString(), toAt: new Date(Math.max(fromMs + 1, toMs)).toISOString(), cause: 'unknown' };
}

type FileItem =
  | { type: 'header'; header: JournalHeader; hash: string }
  | { type: 'block'; items: TapeItem[]; hash: string; sealedAtMs: number }
  | { type: 'torn'; sinceMs: number };

async function* readFile(source: TapeSource, key: string): AsyncGenerator<FileItem> {
  const { store, order, masterKey, signal, isRehearsal = false } = source;
  const size = (await store.stat(key))?.bytes;
  if (size === undefined) throw new ProductionError('journalMissing');
  const stream = await store.open(key);
  let sealedAtMs = 0;
  let items: TapeItem[] = [];
  const dataKey = (header: JournalHeader): Buffer => {
    if (header.recordingId !== order.recordingId || (header.isRehearsal ?? false) !== isRehearsal) throw new ProductionError('journalBroken');
    return unwrapDataKey(header.wrappedKey, masterKey);
  };
  try {
    for await (const item of readJournal(stream, dataKey)) {
      if (item.type === 'record') {
        const made = readRecord(item.record);
        if (made) items.push(made);
      } else if (item.type === 'header') {
        sealedAtMs = Date.parse(item.header.createdAt);
        yield item;
      } else if (item.type === 'blockEnd') {
        if (signal.aborted) throw new ProductionError('stopped');
        sealedAtMs = item.sealedAtMs;
        yield { type: 'block', items, hash: item.hash, sealedAtMs };
        items = [];
      } else {
        await assertTail(store, key, item.atByte, size);
        yield { type: 'torn', sinceMs: sealedAtMs };
      }
    }
  } catch (error) {
    if (error instanceof ProductionError) throw error;
    throw new ProductionError('journalBroken', { cause: error });
  } finally {
    stream.destroy();
  }
}

/** A torn tail is a last block that was not finished; a bad block with more behind it is damage. */
async function assertTail(store: ObjectStore, key: string, atByte: number, size: number): Promise<void> {
  if (size - atByte < 4) return;
  const stream = await store.open(key, { start: atByte, end: atByte + 3 });
  const bytes = Buffer.concat(await stream.toArray());
  const length = bytes.readUInt32BE(0);
  // Zeros are what a file system leaves of a block whose bytes never reached the disk.
  if (length > 0 && atByte + 4 + length < size) throw new ProductionError('journalBroken');
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
    case 'gap':
      return { type: 'gap', gap: gapSchema.parse(JSON.parse(payload.toString())) };
    case 'mark':
    case 'paused':
    case 'resumed':
    case 'opened':
    case 'closed':
      return undefined;
    default:
      return kind satisfies never;
  }
}
