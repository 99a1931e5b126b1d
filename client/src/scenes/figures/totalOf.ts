import type { FiguresRow } from '@assize/contracts/casefile/figures';

export type Totals = Record<'sent' | 'accepted' | 'returned' | 'withdrawn' | 'waiting', number>;

/** Sums of rows; medians have none. */
export function totalOf(rows: readonly FiguresRow[]): Totals {
  const total: Totals = { sent: 0, accepted: 0, returned: 0, withdrawn: 0, waiting: 0 };
  for (const row of rows) for (const of of ['sent', 'accepted', 'returned', 'withdrawn', 'waiting'] as const) total[of] += row[of];
  return total;
}
