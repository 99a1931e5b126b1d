import { describe, expect, it } from 'vitest';
import { type FeeClass, litigationFee } from './litigationFee.ts';

const inYuan = (feeClass: FeeClass, amount: number | null): [number, number] => {
  const { leastFen, mostFen } = litigationFee(feeClass, amount === null ? null : Math.round(amount * 100));
  return [leastFen / 100, mostFen / 100];
};

describe('the fee by the Measures on litigation costs, article 13', () => {
  // Sums of the usual table: what each line comes to at its end.
  it.each([
    [null, 50],
    [1, 50],
    [10_000, 50],
    [10_000.01, 50],
    [20_000, 300],
    [100_000, 2300],
    [200_000, 4300],
    [500_000, 8800],
    [1_000_000, 13_800],
    [2_000_000, 22_800],
    [5_000_000, 46_800],
    [10_000_000, 81_800],
    [20_000_000, 141_800],
    [30_000_000, 191_800],
    [123_456.78, 2769.14],
  ])('of a claim to %s yuan is %s', (amount, fee) => {
    expect(inYuan('property', amount)).toEqual([fee, fee]);
  });
  it.each<[string, FeeClass, number | null, [number, number]]>([
    ['a divorce without much to divide', 'divorce', 200_000, [50, 300]],
    ['half a per cent of what is above 200,000', 'divorce', 300_000, [550, 800]],
    ['a claim of personality rights without damages', 'personality', null, [100, 500]],
    ['damages up to 50,000', 'personality', 50_000, [100, 500]],
    ['damages between 50,000 and 100,000', 'personality', 100_000, [600, 1000]],
    ['damages above 100,000', 'personality', 300_000, [1600, 2000]],
    ['intellectual property without a sum', 'intellectual', null, [500, 1000]],
    ['intellectual property with one', 'intellectual', 100_000, [2300, 2300]],
    ['another matter that is no property', 'otherCivil', 1_000_000, [50, 100]],
    ['a dispute about labour', 'labour', 1_000_000, [10, 10]],
    ['an administrative case', 'administrative', null, [50, 50]],
    ['an administrative case on a trade mark', 'trademark', null, [100, 100]],
  ])('of %s', (_, feeClass, amount, fee) => {
    expect(inYuan(feeClass, amount)).toEqual(fee);
  });
  it('is whole fen, and never falls as the claim grows', () => {
    let before = 0;
    for (let fen = 0; fen < 3_000_000_000; fen += 9_999_877) {
      const { leastFen } = litigationFee('property', fen);
      expect(Number.isInteger(leastFen)).toBe(true);
      expect(leastFen).toBeGreaterThanOrEqual(before);
      before = leastFen;
    }
  });
  it('of a sum that is none is the least there is', () => {
    expect(inYuan('property', -5)).toEqual([50, 50]);
  });
});
