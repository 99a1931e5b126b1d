import { reduceDefects } from './defects/rules.ts';
import type { CustodyDraft, CustodyEvent, custodyPayloads } from './events.ts';
import { reduceExports } from './exports/rules.ts';
import { reduceGround } from './ground/rules.ts';
import { reduceKeeping } from './keeping/rules.ts';
import { reduceIntegrity } from './integrity/rules.ts';
import { reducePortions } from './portions/rules.ts';
import { reduceRedactions } from './redactions/rules.ts';
import type { CustodyReducers } from './rule.ts';
import { type CustodyState, emptyCustody } from './state.ts';

const reducers: CustodyReducers<typeof custodyPayloads> = {
  ...reduceGround,
  ...reduceKeeping,
  ...reduceExports,
  ...reduceDefects,
  ...reduceIntegrity,
  ...reducePortions,
  ...reduceRedactions,
};

type Reducible = CustodyDraft & Pick<CustodyEvent, 'seq' | 'at' | 'actor'>;

/** The record after one more event. Pure, the same code on server and client; never refuses. */
export function reduceCustody(before: CustodyState, event: Reducible): CustodyState {
  const reducer = reducers[event.type] as (state: CustodyState, payload: Reducible['payload'], event: Reducible) => CustodyState;
  return reducer({ ...before, seq: event.seq }, event.payload, event);
}

/** The record as a log tells it; what is withheld moves the number alone. */
export function readCustody(hearingId: string, lines: readonly (CustodyEvent | { type: 'withheld'; seq: number })[]): CustodyState {
  let state = emptyCustody(hearingId);
  for (const line of lines) state = line.type === 'withheld' ? { ...state, seq: line.seq } : reduceCustody(state, line);
  return state;
}
