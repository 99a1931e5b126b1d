import { AppError } from '../AppError.ts';
import type { Command, commandPayloads } from './commands.ts';
import { decideBundles } from './bundles/rules.ts';
import { decideConsent } from './consent/rules.ts';
import { decideDiscipline } from './discipline/rules.ts';
import type { EventDraft } from './events.ts';
import { decideEvidence } from './evidence/decide.ts';
import { decideFloor } from './floor/decide.ts';
import { decideInterruption } from './interruption/rules.ts';
import { decideLayout } from './layout/rules.ts';
import { decidePeople } from './people/decide.ts';
import { denialOf } from './permissions.ts';
import { decidePresentation } from './presentation/decide.ts';
import { decideProcedure } from './procedure/decide.ts';
import { decidePublicity } from './publicity/rules.ts';
import { decideQuestions } from './questions/rules.ts';
import { decideRehearsal } from './rehearsal/rules.ts';
import { decideRooms } from './rooms/decide.ts';
import type { Deciders } from './rule.ts';
import { decideSeparation } from './separation/rules.ts';
import { decideSitting } from './sitting/rules.ts';
import type { HearingState, ParticipantState } from './state.ts';
import { decideSupport } from './support/rules.ts';
import { decideWhisper } from './whisper/rules.ts';

const deciders: Deciders<typeof commandPayloads> = {
  ...decideSitting,
  ...decideInterruption,
  ...decidePeople,
  ...decideProcedure,
  ...decideFloor,
  ...decideLayout,
  ...decideSeparation,
  ...decideRooms,
  ...decideWhisper,
  ...decideSupport,
  ...decideDiscipline,
  ...decideConsent,
  ...decideEvidence,
  ...decideBundles,
  ...decidePublicity,
  ...decideQuestions,
  ...decidePresentation,
  ...decideRehearsal,
};

/**
 * The rule of court for one command: what it adds to the log. Empty when there is nothing to do (it is so
 * already). Throws AppError with a closed code when it may not be done. Recording events are not decided
 * here: they are facts of the recorder, appended beside the act that starts or ends it.
 */
export function decide(state: HearingState, command: Command, actorId: string): EventDraft[] {
  const denial = denialOf(command.type, state, actorId);
  if (denial) throw new AppError(denial, { act: command.type });
  const actor = state.participants[actorId];
  if (!actor) throw new AppError('notAllowed');
  const decider = deciders[command.type] as (state: HearingState, payload: Command['payload'], actor: ParticipantState) => EventDraft[];
  return decider(state, command.payload, actor);
}
