import { reduceCalendar } from '../calendar/rules.ts';
import { reduceTraits } from './traits/rules.ts';
import type { CaseDraft, CaseEvent, casePayloads } from './events.ts';
import { reduceFollow } from './follow/rules.ts';
import { reduceExchange } from './exchange/rules.ts';
import { reduceGround } from './ground/rules.ts';
import { reduceGroups } from './groups/rules.ts';
import { reduceLead } from './lead/rules.ts';
import { reduceOffers } from './offers/rules.ts';
import { reduceParties } from './parties/rules.ts';
import { reduceReading } from './reading/rules.ts';
import type { CaseReducers } from './rule.ts';
import { reduceSharing } from './sharing/rules.ts';
import { reduceStages } from './stages/rules.ts';
import type { CaseState } from './state.ts';
import { reduceVolumes } from './volumes/rules.ts';

const reducers: CaseReducers<typeof casePayloads> = {
  ...reduceGround,
  ...reduceParties,
  ...reduceStages,
  ...reduceVolumes,
  ...reduceLead,
  ...reduceFollow,
  ...reduceExchange,
  ...reduceTraits,
  ...reduceSharing,
  ...reduceGroups,
  ...reduceReading,
  ...reduceOffers,
  ...reduceCalendar,
};

type Reducible = CaseDraft & Pick<CaseEvent, 'seq' | 'at' | 'actor'>;

/** The case after one more event. Pure; never refuses. */
export function reduceCase(before: CaseState, event: Reducible): CaseState {
  const reducer = reducers[event.type] as (state: CaseState, payload: Reducible['payload'], event: Reducible) => CaseState;
  return reducer({ ...before, seq: event.seq }, event.payload, event);
}
