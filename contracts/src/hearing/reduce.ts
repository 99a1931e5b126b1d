import { reduceBundles } from './bundles/rules.ts';
import { reduceConsent } from './consent/rules.ts';
import { reduceDiscipline } from './discipline/rules.ts';
import type { EventDraft, eventPayloads, HearingEvent } from './events.ts';
import { reduceEvidence } from './evidence/reduce.ts';
import { reduceFloor } from './floor/reduce.ts';
import { reduceInterruption } from './interruption/rules.ts';
import { reduceLayout } from './layout/rules.ts';
import { reducePeople } from './people/reduce.ts';
import { reducePresentation } from './presentation/reduce.ts';
import { reduceProcedure } from './procedure/reduce.ts';
import { reducePublicity } from './publicity/rules.ts';
import { reduceQuestions } from './questions/rules.ts';
import { reduceRecording } from './recordingRules.ts';
import { reduceRehearsal } from './rehearsal/rules.ts';
import { reduceRooms } from './rooms/reduce.ts';
import type { Reducers } from './rule.ts';
import { reduceSeparation } from './separation/rules.ts';
import { reduceSitting } from './sitting/rules.ts';
import type { HearingState } from './state.ts';
import { reduceSupport } from './support/rules.ts';
import { reduceWhisper } from './whisper/rules.ts';

/** What the reducer reads of an event; a cut event (see `visibility.ts`) has just these members too. */
export type ReducibleEvent = EventDraft & Pick<HearingEvent, 'seq' | 'at'>;

const reducers: Reducers<typeof eventPayloads> = {
  ...reduceSitting,
  ...reduceInterruption,
  ...reducePeople,
  ...reduceProcedure,
  ...reduceFloor,
  ...reduceLayout,
  ...reduceSeparation,
  ...reduceRooms,
  ...reduceWhisper,
  ...reduceSupport,
  ...reduceDiscipline,
  ...reduceConsent,
  ...reduceEvidence,
  ...reduceBundles,
  ...reducePublicity,
  ...reduceQuestions,
  ...reducePresentation,
  ...reduceRehearsal,
  ...reduceRecording,
};

/** The courtroom after one more act. Pure, the same code on server and client; never refuses. */
export function reduce(before: HearingState, event: ReducibleEvent): HearingState {
  const reducer = reducers[event.type] as (state: HearingState, payload: ReducibleEvent['payload'], event: ReducibleEvent) => HearingState;
  return reducer({ ...before, seq: event.seq }, event.payload, event);
}
