import type { CaseCommand, caseCommands } from './commands.ts';
import type { CaseDraft } from './events.ts';
import { decideGround } from './ground/rules.ts';
import { decideLead } from './lead/rules.ts';
import { decideParties } from './parties/rules.ts';
import { decideReading } from './reading/rules.ts';
import type { CaseContext, CaseDeciders } from './rule.ts';
import { decideStages } from './stages/rules.ts';
import type { CaseState } from './state.ts';
import { decideVolumes } from './volumes/rules.ts';

const deciders: CaseDeciders<typeof caseCommands> = { ...decideGround, ...decideParties, ...decideStages, ...decideVolumes, ...decideLead, ...decideReading };

/** The rule for one command that the table of access allowed: what it adds to the log of the case. Empty when it is so already. Throws AppError when it may not be done. */
export function decideCase(state: CaseState, command: CaseCommand, context: CaseContext): CaseDraft[] {
  const decider = deciders[command.type] as (state: CaseState, payload: CaseCommand['payload'], context: CaseContext) => CaseDraft[];
  return decider(state, command.payload, context);
}
