import { principalOf } from '../people/team.ts';
import { partOf } from '../roles.ts';
import type { HearingState } from '../state.ts';
import { isOfTeam, mayKnow } from './access.ts';
import type { Exhibit, Opinion } from './state.ts';

/** Whether the other parties dispute an exhibit: `undisputed` when each of them accepted all three parts of it. */
export type Dispute = 'unanswered' | 'undisputed' | 'disputed';

function accepts({ authenticity, legality, relevance }: Opinion): boolean {
  return [authenticity, legality, relevance].every((one) => one === 'accepted');
}

/** By the newest opinion of each person; one of a party's people who disputes it is enough. */
export function disputeOf(state: Pick<HearingState, 'participants'>, exhibit: Exhibit): Dispute {
  const people = Object.values(state.participants);
  const parties = people.filter((one) => partOf(one.role) === 'party' && !isOfTeam(state, one, exhibit.filedById) && mayKnow(state, exhibit, one));
  const opinions = Object.entries(exhibit.opinions);
  if (opinions.some(([, one]) => !accepts(one))) return 'disputed';
  const answered = new Set(opinions.flatMap(([id]) => (state.participants[id] ? [principalOf(state, state.participants[id])] : [])));
  return parties.length > 0 && parties.every((one) => answered.has(principalOf(state, one))) ? 'undisputed' : 'unanswered';
}
