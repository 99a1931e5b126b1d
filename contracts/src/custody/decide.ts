import { AppError } from '../AppError.ts';
import type { CustodyCommand, custodyCommands } from './commands.ts';
import { decideDefects } from './defects/rules.ts';
import type { CustodyDraft } from './events.ts';
import { decideExports } from './exports/rules.ts';
import { decideGround } from './ground/rules.ts';
import { decideKeeping } from './keeping/rules.ts';
import { decideIntegrity } from './integrity/rules.ts';
import { mayActOnRecord } from './permissions.ts';
import { decidePortions } from './portions/rules.ts';
import { decideRedactions } from './redactions/rules.ts';
import type { CustodyContext, CustodyDeciders } from './rule.ts';
import type { CustodyState } from './state.ts';

const deciders: CustodyDeciders<typeof custodyCommands> = {
  ...decideGround,
  ...decideKeeping,
  ...decideExports,
  ...decideDefects,
  ...decideIntegrity,
  ...decidePortions,
  ...decideRedactions,
};

/** The rule for one command: what it adds to the custody log. Empty when it is so already. Throws AppError when it may not be done. */
export function decideCustody(state: CustodyState, command: CustodyCommand, context: CustodyContext): CustodyDraft[] {
  if (!mayActOnRecord(command.type, context.doer)) throw new AppError('notAllowed', { act: command.type });
  const decider = deciders[command.type] as (state: CustodyState, payload: CustodyCommand['payload'], context: CustodyContext) => CustodyDraft[];
  return decider(state, command.payload, context);
}
