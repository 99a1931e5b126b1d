import { reduce } from '@assize/contracts/hearing/reduce';
import type { HearingState } from '@assize/contracts/hearing/state';
import type { VisibleEvent } from '@assize/contracts/hearing/visibility';

export interface Applied {
  state: HearingState;
  /** True when an event is missing: the rest was not applied, and everything must be asked for again. */
  hasGap: boolean;
}

/**
 * The courtroom after more events. Events already known are passed over, hidden ones only move the number,
 * and a missing one stops: never a guess.
 */
export function applyEvents(before: HearingState, events: readonly VisibleEvent[]): Applied {
  let state = before;
  for (const event of events.toSorted((a, b) => a.seq - b.seq)) {
    if (event.seq <= state.seq) continue;
    if (event.seq > state.seq + 1) return { state, hasGap: true };
    state = event.type === 'hidden' ? { ...state, seq: event.seq } : reduce(state, event);
  }
  return { state, hasGap: false };
}
