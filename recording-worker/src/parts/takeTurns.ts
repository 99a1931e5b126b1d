import type { ComposePart } from '@assize/contracts/jobs/composeParts';

/** BullMQ's own limit of a priority. */
const lastTurn = 2 ** 21;

/**
 * When each part of a recording is to be taken, as priorities: the lower, the sooner. Every recording begins at the turn
 * that the queue has come to (`turn`: the lowest that waits, 0 when none does) and moves on by the slices it has had, so
 * recordings get slices in equal number: a short one that comes last ends after as many rounds as it has slices, and a
 * long one gets its share of each round however many come after it (start-time fair queueing, Goyal and others 1996).
 */
export function takeTurns(parts: readonly ComposePart[], turn: number): number[] {
  let next = Math.max(1, turn);
  return parts.map((part) => {
    const mine = Math.min(lastTurn, next);
    next += part.kind === 'sound' ? 1 : part.toSlice - part.fromSlice;
    return mine;
  });
}
