/** By what the fee of a first instance goes (诉讼费用交纳办法 art. 13). */
export const feeClasses = ['property', 'divorce', 'personality', 'intellectual', 'otherCivil', 'labour', 'administrative', 'trademark'] as const;
export type FeeClass = (typeof feeClasses)[number];

/** Fee in fen. Where the Measures give a range, the province has set a sum within it: the court names that. */
export interface LitigationFee {
  leastFen: number;
  mostFen: number;
}

const yuan = 100;
/** Of the part above `from` yuan: so many ten-thousandths, up to the next line. */
const propertyScale: readonly { from: number; perTenThousand: number }[] = [
  { from: 10_000, perTenThousand: 250 },
  { from: 100_000, perTenThousand: 200 },
  { from: 200_000, perTenThousand: 150 },
  { from: 500_000, perTenThousand: 100 },
  { from: 1_000_000, perTenThousand: 90 },
  { from: 2_000_000, perTenThousand: 80 },
  { from: 5_000_000, perTenThousand: 70 },
  { from: 10_000_000, perTenThousand: 60 },
  { from: 20_000_000, perTenThousand: 50 },
];
/** What is divided in a divorce, and damages beside a claim of personality rights: nothing up to the first line. */
const divorceScale = [{ from: 200_000, perTenThousand: 50 }];
const personalityScale = [
  { from: 50_000, perTenThousand: 100 },
  { from: 100_000, perTenThousand: 50 },
];

/**
 * The fee for accepting a case of first instance, by the Measures on the Payment of Litigation Costs (State Council order
 * 481 of 2006) art. 13. Half of it is charged where the summary procedure is used (art. 16), which is not known yet.
 *
 * @param amountFen what is claimed, in fen; null or 0: no sum of money
 */
export function litigationFee(feeClass: FeeClass, amountFen: number | null): LitigationFee {
  const amount = Math.max(0, amountFen ?? 0);
  switch (feeClass) {
    case 'property':
      return exactly(50 * yuan + scaled(propertyScale, amount));
    case 'divorce':
      return between(50, 300, scaled(divorceScale, amount));
    case 'personality':
      return between(100, 500, scaled(personalityScale, amount));
    case 'intellectual':
      return amount === 0 ? between(500, 1000) : litigationFee('property', amount);
    case 'otherCivil':
      return between(50, 100);
    case 'labour':
      return exactly(10 * yuan);
    case 'administrative':
      return exactly(50 * yuan);
    case 'trademark':
      return exactly(100 * yuan);
    default:
      return feeClass satisfies never;
  }
}

/** Sums of the parts between the lines of a scale, rounded to the fen at the end. */
function scaled(scale: readonly { from: number; perTenThousand: number }[], amountFen: number): number {
  const parts = scale.map(({ from, perTenThousand }, index) => {
    const until = (scale[index + 1]?.from ?? Infinity) * yuan;
    return Math.max(0, Math.min(amountFen, until) - from * yuan) * perTenThousand;
  });
  return Math.round(parts.reduce((sum, part) => sum + part, 0) / 10_000);
}

function exactly(fen: number): LitigationFee {
  return { leastFen: fen, mostFen: fen };
}
function between(leastYuan: number, mostYuan: number, moreFen = 0): LitigationFee {
  return { leastFen: leastYuan * yuan + moreFen, mostFen: mostYuan * yuan + moreFen };
}
