import { type Side, sides } from '@assize/contracts/hearing/roles';
import type { HearingState, ParticipantState } from '@assize/contracts/hearing/state';

export interface SideTime {
  side: Side;
  ms: number;
  people: { person: ParticipantState; ms: number }[];
}

/** How long each side has spoken, with who of it, the longest first; a side that has not spoken is left out. */
export function speakingTimes(state: Pick<HearingState, 'participants'>, spokenMs: Readonly<Record<string, number>>): SideTime[] {
  return sides.flatMap((side) => {
    const people = Object.values(state.participants)
      .filter((person) => person.side === side && (spokenMs[person.id] ?? 0) > 0)
      .map((person) => ({ person, ms: spokenMs[person.id] ?? 0 }))
      .toSorted((a, b) => b.ms - a.ms);
    return people.length === 0 ? [] : [{ side, ms: people.reduce((sum, one) => sum + one.ms, 0), people }];
  });
}
