import type { Window } from './measureWindow.ts';
import { median, round } from './statistics.ts';

interface Options {
  rounds: number;
  /** Takes one window of the side. */
  take: (side: 'ours' | 'baseline') => Promise<Window>;
}
interface Comparison {
  ours: number;
  baseline: number;
  ratio: number;
  conditions: { rounds: number; ratioOfPairs: number; retaken: number; windows: Record<'ours' | 'baseline', Window[]> };
}
/** Less of what should arrive did: the machine was too busy, and the window says nothing. */
const leastDelivered = 0.95;
const mostRetakes = 3;

/**
 * Windows of both sides in turn, the first of a round changing each time, so that whatever else the machine does
 * falls on both; starved ones are taken again, a few times. The figures are medians of processor time per packet.
 */
export async function interleave({ rounds, take }: Options): Promise<Comparison> {
  const windows = { ours: [] as Window[], baseline: [] as Window[] };
  let retaken = 0;
  for (let index = 0; index < rounds; index++) {
    for (const side of index % 2 === 0 ? (['ours', 'baseline'] as const) : (['baseline', 'ours'] as const)) {
      let window = await take(side);
      while (window.delivered < leastDelivered && retaken < mostRetakes) {
        retaken += 1;
        window = await take(side);
      }
      windows[side].push(window);
    }
  }
  const [ours, baseline] = [median(windows.ours.map(costOf)), median(windows.baseline.map(costOf))];
  const pairs = windows.ours.map((one, index) => one.usPerPacket / (windows.baseline[index]?.usPerPacket ?? Number.NaN));
  return {
    ours: round(ours, 2),
    baseline: round(baseline, 2),
    ratio: round(ours / baseline, 3),
    conditions: { rounds, ratioOfPairs: round(median(pairs), 3), retaken, windows },
  };
}

function costOf(window: Window): number {
  return window.usPerPacket;
}
