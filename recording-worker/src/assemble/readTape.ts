import type { ProductionOrder } from '@assize/contracts/recording/products';
import type { TrackOpened } from '@assize/contracts/recording/journal';
import { FileChain } from '@assize/platform/journal/FileChain';
import type { ObjectStore } from '@assize/platform/store/ObjectStore';
import { ProductionError } from '../platform/ProductionError.ts';
import type { RecordingGap } from '../platform/timeline.ts';
import { readJournalFile } from './readJournalFile.ts';
import { RecorderClock } from './RecorderClock.ts';

/** What reading and assembling need to know of an order; a trial of the recorder has no log of its own. */
export type TapeOrder = Pick<ProductionOrder, 'recordingId' | 'spans' | 'journals' | 'participants'> & Partial<Pick<ProductionOrder, 'log'>>;
export interface TapeSource {
  store: ObjectStore;
  order: TapeOrder;
  /** Reads the journal of a trial, and no other; without it, none of a trial. */
  isRehearsal?: boolean;
  masterKey: Buffer;
  signal: AbortSignal;
}
/** Times are of the recorder's clock as it ran at first: where it was set while the court sat, that is taken out again. */
export type TapeItem =
  | { type: 'opened'; track: TrackOpened; atMs: number }
  | { type: 'packet'; trackId: number; bytes: Buffer; atMs: number; isReport: boolean }
  | { type: 'closed'; trackId: number; atMs: number }
  /** The event with this number was logged at this time of the server's clock. */
  | { type: 'mark'; seq: number; loggedAtMs: number; atMs: number }
  /** Wall-clock times, ms. */
  | { type: 'gap'; gap: RecordingGap }
  | { type: 'fileEnd' };

/**
 * Every record of a recording, block after block and file after file, with the chain within and between files
 * checked. A block at a time: waiting for each record would cost more than all that is done with it. What is damaged
 * is a gap with its cause, and all that is whole before and behind it is given. Throws only when nothing is whole.
 */
export async function* readTape(source: TapeSource): AsyncGenerator<readonly TapeItem[]> {
  const chain = new FileChain();
  const recorder = new RecorderClock();
  const { order } = source;
  /** What is known to be recorded, and since when it is not if something was torn or damaged. */
  let sealedAtMs = Date.parse(order.spans[0]?.fromAt ?? '');
  let lost: { sinceMs: number; cause: string } | undefined;
  let useless: 'journalBroken' | 'journalKeyWrong' | undefined;
  let isAnyWhole = false;
  const lose = (cause: string): void => {
    lost ??= { sinceMs: sealedAtMs, cause };
  };
  for (const key of order.journals) {
    for await (const item of readJournalFile(source, key)) {
      switch (item.type) {
        case 'header': {
          const createdAtMs = recorder.correct(Date.parse(item.header.createdAt));
          // A file that is missing, cut or put in from elsewhere is a break that the manifest names; what is there is still produced.
          if (chain.takeHeader(item.header, item.hash) === 'broken') lose('unknown');
          if (lost) yield [gapOf(lost, createdAtMs)];
          lost = undefined;
          sealedAtMs = createdAtMs;
          break;
        }
        case 'block': {
          isAnyWhole = true;
          chain.takeBlock(item.hash);
          const steps = recorder.follow(item.items, item.sealedAtMs);
          const firstMs = item.items.find((one) => 'atMs' in one)?.atMs;
          sealedAtMs = recorder.correct(item.sealedAtMs);
          if (lost) yield [gapOf(lost, firstMs ?? sealedAtMs)];
          lost = undefined;
          yield [...steps.map((atMs) => gapOf({ sinceMs: atMs, cause: 'clockJump' }, atMs)), ...item.items];
          break;
        }
        case 'damaged':
          lose('journalDamaged');
          for (let block = 1; block < item.blocks; block++) chain.takeBlock('');
          chain.takeBlock(item.hash);
          break;
        case 'torn':
          lose(item.isTail ? 'unknown' : 'journalDamaged');
          break;
        case 'useless':
          useless ??= item.cause;
          lose('journalDamaged');
          break;
        default:
          item satisfies never;
      }
    }
    yield [{ type: 'fileEnd' }];
  }
  if (useless && !isAnyWhole) throw new ProductionError(useless);
  const endsAtMs = Date.parse(order.spans.at(-1)?.toAt ?? '');
  if (lost && lost.sinceMs < endsAtMs) yield [gapOf(lost, endsAtMs)];
}

/** At least a moment, so that a break without a time of its own is in the list of gaps too. */
function gapOf({ sinceMs, cause }: { sinceMs: number; cause: string }, toMs: number): TapeItem {
  return { type: 'gap', gap: { fromMs: sinceMs, toMs: Math.max(sinceMs + 1, toMs), cause } };
}
