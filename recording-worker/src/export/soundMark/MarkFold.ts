import { readSymbols, symbolBits, symbolCount } from './markCode.ts';
import { type MarkPattern, placeCount } from './markPattern.ts';
import { bandCount, slotCount } from './markShape.ts';

const values = 2 ** symbolBits;
/**
 * Of noise, the best of 4,096 values lies 3.6 standard deviations off; four of them, at the best of 512 beginnings of the
 * pattern, reach 17 together. What is above this and has its 16 bits of check right is no accident: once in 10^9 hours.
 */
const leastScore = 20;

/** What a minute of sound says about each place of the pattern, added up over the times that the pattern came. */
export type Fold = Float64Array;
export const newFold = (): Fold => new Float64Array(placeCount);

export interface FoundMark {
  code: string;
  /** Standard deviations that the four numbers lie off chance, together. */
  score: number;
}

/** Tries every slot that the pattern may begin in. `folds`: the same sound, each with slots that begin a little later. */
export function searchFolds(folds: readonly Fold[], pattern: MarkPattern, key: Buffer): FoundMark | undefined {
  let best = { score: 0, symbols: [] as number[] };
  for (const fold of folds) {
    const scale = Math.sqrt(fold.reduce((sum, value) => sum + value * value, 0) / symbolCount);
    if (scale === 0) continue;
    for (let begin = 0; begin < slotCount; begin++) {
      const read = readFrom(fold, begin, pattern);
      const score = read.reduce((sum, { height }) => sum + height, 0) / scale;
      if (score > best.score) best = { score, symbols: read.map(({ value }) => value) };
    }
  }
  const code = best.score < leastScore ? undefined : readSymbols(key, best.symbols);
  return code === undefined ? undefined : { code, score: best.score };
}

const heights = Array.from({ length: symbolCount }, () => new Float64Array(values));

/** The likeliest value of each number, if the pattern's first slot is this one of the fold. */
function readFrom(fold: Fold, begin: number, { symbols, masks, signs }: MarkPattern): { value: number; height: number }[] {
  for (const one of heights) one.fill(0);
  for (let place = 0, at = begin * bandCount; place < placeCount; place++, at = at + 1 === placeCount ? 0 : at + 1) {
    const one = heights[symbols[place] ?? 0];
    const mask = masks[place] ?? 0;
    if (one) one[mask] = (one[mask] ?? 0) + (signs[place] ?? 0) * (fold[at] ?? 0);
  }
  return heights.map((one) => {
    transform(one);
    let value = 0;
    for (let index = 1; index < values; index++) if ((one[index] ?? 0) > (one[value] ?? 0)) value = index;
    return { value, height: one[value] ?? 0 };
  });
}

/** Walsh-Hadamard transform in place: the sum over all masks, each with the sign that every value would have given it. */
function transform(data: Float64Array): void {
  for (let half = 1; half < data.length; half *= 2)
    for (let start = 0; start < data.length; start += 2 * half)
      for (let index = start; index < start + half; index++) {
        const [a, b] = [data[index] ?? 0, data[index + half] ?? 0];
        data[index] = a + b;
        data[index + half] = a - b;
      }
}
