import type { CaseAct } from './access.ts';
import { actOfCommand, type CaseCommand, type caseCommands } from './commands.ts';
import { decideTraits } from './traits/rules.ts';
import type { CaseDraft } from './events.ts';
import { decideFollow } from './follow/rules.ts';
import { decideGround } from './ground/rules.ts';
import { decideGroups } from './groups/rules.ts';
import { decideLead } from './lead/rules.ts';
import { decideOffers } from './offers/rules.ts';
import { decideParties } from './parties/rules.ts';
import { decideReading } from './reading/rules.ts';
import type { CaseContext, CaseDeciders } from './rule.ts';
import { decideSharing } from './sharing/rules.ts';
import { decideStages } from './stages/rules.ts';
import type { CaseState } from './state.ts';
import { assertFileOpen, decideVolumes } from './volumes/rules.ts';

const deciders: CaseDeciders<typeof caseCommands> = {
  ...decideGround,
  ...decideParties,
  ...decideStages,
  ...decideVolumes,
  ...decideLead,
  ...decideFollow,
  ...decideTraits,
  ...decideSharing,
  ...decideGroups,
  ...decideReading,
  ...decideOffers,
};

/** What is not done to a case that is on its way: it arrives as it was sent. */
const frozenActs: readonly CaseAct[] = ['describeCase', 'assignCase', 'changePeople', 'moveStage', 'fileDocuments'];

/** The rule for one command that the table of access allowed: what it adds to the log of the case. Empty when it is so already. Throws AppError when it may not be done. */
export function decideCase(state: CaseState, command: CaseCommand, context: CaseContext): CaseDraft[] {
  if (frozenActs.includes(actOfCommand[command.type])) assertFileOpen(state);
  const decider = deciders[command.type] as (state: CaseState, payload: CaseCommand['payload'], context: CaseContext) => CaseDraft[];
  return decider(state, command.payload, context);
}
