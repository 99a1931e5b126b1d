import { type LogLine, reduceLine } from '@assize/contracts/hearing/log';
import { emptyHearingState, type HearingState } from '@assize/contracts/hearing/state';
import type { RecordingClock } from '@assize/contracts/recording/recordingClock';
import type { Presence } from './planSlices.ts';

function presentIn(state: HearingState): Set<string> {
  const people = Object.values(state.participants).filter((one) => one.status === 'admitted' || one.status === 'consulting');
  return new Set(people.map((one) => one.id));
}

/** Who is in the courtroom at each moment of the recording, read from the log; the first entry is at 0. */
export function presenceOf(events: readonly LogLine[], clock: RecordingClock): Presence[] {
  const presence: Presence[] = [];
  let state = emptyHearingState(events[0]?.hearingId ?? '');
  for (const event of events) {
    state = reduceLine(state, event);
    const fromMs = clock.clamp(Date.parse(event.at));
    if (fromMs >= clock.durationMs && presence.length > 0) break;
    const present = presentIn(state);
    const last = presence.at(-1);
    if (last && last.present.size === present.size && [...present].every((id) => last.present.has(id))) continue;
    if (last?.fromMs === fromMs) presence.pop();
    presence.push({ fromMs, present });
  }
  const first = presence[0];
  return first ? [{ ...first, fromMs: 0 }, ...presence.slice(1)] : [{ fromMs: 0, present: new Set() }];
}

/** Everyone who ever was in the courtroom, by the log. */
export function everPresent(presence: readonly Presence[]): Set<string> {
  return new Set(presence.flatMap((one) => [...one.present]));
}
