import type { FloorState } from '@assize/contracts/hearing/floor/state';

/** From here on whoever speaks is warned, ms. */
export const warningMs = 30_000;

/** `none`: nobody's time runs. `since`: no limit, counted upwards. `ms` is the rest, the excess, or the time spoken. */
export interface FloorTime {
  phase: 'none' | 'since' | 'running' | 'soon' | 'over';
  ms: number;
}

/** How much time whoever has the floor has left, by the clock of the courtroom. */
export function floorTime(floor: Pick<FloorState, 'since' | 'limitS' | 'holderIds' | 'turn'>, courtNowMs: number): FloorTime {
  if (floor.since === null || (floor.holderIds.length === 0 && floor.turn === null)) return { phase: 'none', ms: 0 };
  // A clock not quite set may be a little before the court's: nobody has spoken for less than nothing.
  const spokenMs = Math.max(0, courtNowMs - Date.parse(floor.since));
  if (floor.limitS === null) return { phase: 'since', ms: spokenMs };
  const leftMs = floor.limitS * 1000 - spokenMs;
  if (leftMs <= 0) return { phase: 'over', ms: Math.abs(leftMs) };
  return { phase: leftMs <= warningMs ? 'soon' : 'running', ms: leftMs };
}
