import { createHash } from 'node:crypto';
import { pick, seededRandom } from '../../../chaos/random.ts';

/** Chance that is the same in every run, so that two runs measure the same load. */
export class Chance {
  /** From 0 to below 1. */
  readonly next: () => number;

  constructor(seed: number) {
    this.next = seededRandom(seed);
  }

  below(end: number): number {
    return Math.floor(this.next() * end);
  }

  pick<T>(from: readonly T[]): T {
    return pick(from, this.next);
  }

  is(part: number): boolean {
    return this.next() < part;
  }
}

/** An id that is the same in every run, and stands nowhere in particular among the others. */
export function madeId(of: string): string {
  const hex = createHash('md5').update(of).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}
