import type { ProductionOrder } from '@assize/contracts/recording/products';
import type { Span } from '@assize/contracts/recording/readable';
import type { Removal } from '@assize/contracts/recording/redaction';
import { canvas } from '../compose/layoutSeats.ts';

/** A number of pictures in a row. */
export interface FrameRange {
  fromFrame: number;
  frames: number;
}
export interface Cover extends Span {
  x: number;
  y: number;
  width: number;
  height: number;
}
/** What is left out of a composition, sorted by where it is left out. Times of the original, ms. */
export interface Redaction {
  /** The pictures that are in the copy; sound is kept and dropped with them. */
  keep: readonly FrameRange[];
  muted: ReadonlyMap<string, readonly Span[]>;
  hidden: ReadonlyMap<string, readonly Span[]>;
  covers: readonly Cover[];
  withoutExhibits: readonly Span[];
  names: ReadonlyMap<string, string>;
}
const frameMs = 1000 / canvas.rate;

/** Reads a list of removals for a recording of this length. A picture of which any part is to go is gone. */
export function readRemovals(removals: readonly Removal[], durationMs: number): Redaction {
  const muted = new Map<string, Span[]>();
  const hidden = new Map<string, Span[]>();
  const names = new Map<string, string>();
  const covers: Cover[] = [];
  const withoutExhibits: Span[] = [];
  const dropped: Span[] = [];
  for (const one of removals) {
    switch (one.kind) {
      case 'span':
        dropped.push(one);
        break;
      case 'voice':
        muted.set(one.participantId, [...(muted.get(one.participantId) ?? []), one]);
        break;
      case 'tile':
        hidden.set(one.participantId, [...(hidden.get(one.participantId) ?? []), one]);
        break;
      case 'region':
        covers.push(one);
        break;
      case 'rename':
        names.set(one.participantId, one.name);
        break;
      case 'exhibits':
        withoutExhibits.push(one);
        break;
      default:
        one satisfies never;
    }
  }
  return { keep: keptFrames(dropped, durationMs), muted, hidden, covers, withoutExhibits, names };
}

function keptFrames(dropped: readonly Span[], durationMs: number): FrameRange[] {
  const total = Math.max(1, Math.round(durationMs / frameMs));
  const kept: FrameRange[] = [];
  let from = 0;
  const keepUntil = (frame: number): void => {
    if (frame > from) kept.push({ fromFrame: from, frames: frame - from });
  };
  for (const { fromMs, toMs } of dropped.toSorted((a, b) => a.fromMs - b.fromMs)) {
    keepUntil(Math.min(total, Math.floor(fromMs / frameMs)));
    from = Math.max(from, Math.min(total, Math.ceil(toMs / frameMs)));
  }
  keepUntil(total);
  return kept;
}

/** Where a moment of the original is in the copy, ms; undefined when it was dropped. */
export function placeInCopy({ keep }: Pick<Redaction, 'keep'>, ms: number): number | undefined {
  let before = 0;
  for (const { fromFrame, frames } of keep) {
    if (ms >= fromFrame * frameMs && ms < (fromFrame + frames) * frameMs) return before + ms - fromFrame * frameMs;
    before += frames * frameMs;
  }
  return undefined;
}
export function lengthOfCopy({ keep }: Pick<Redaction, 'keep'>): number {
  return keep.reduce((sum, one) => sum + one.frames, 0) * frameMs;
}

/** The order with the names that the copy has: it is drawn with them, so that the others are in no pixel of it. */
export function renamed(order: ProductionOrder, { names }: Pick<Redaction, 'names'>): ProductionOrder {
  return { ...order, participants: order.participants.map((one) => ({ ...one, name: names.get(one.id) ?? one.name })) };
}
