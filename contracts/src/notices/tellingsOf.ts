import type { CaseEvent, CaseEventType } from '../casefile/events.ts';
import type { CaseState } from '../casefile/state.ts';
import type { Id } from '../ids.ts';
import { maskCaseNumber } from './maskForNotice.ts';
import { type DispatchLine, dispatchTable, handlersOf, type Told } from './table.ts';
import type { Channel, Tiding } from './wire.ts';

/** One thing to tell somebody of a case. */
export interface Telling {
  told: Told;
  tiding: Tiding;
  by: readonly Channel[];
  isNeeded: boolean;
  /** Asks nobody's leave to see the case, and names none. */
  isBlind: boolean;
  /** In whose name: the agency in whose hands the case is. */
  sender: string;
  /** As it may stand on a locked screen; null: not named. */
  caseNumber: string | null;
  /** Whose act it was: they know. */
  byId: Id | null;
}

const types: ReadonlySet<CaseEventType> = new Set(dispatchTable.map((one) => one.on));
/** Whether an event of this type may tell anybody. */
export const tells = (type: CaseEventType): boolean => types.has(type);

/** Whom an event tells what, by the case as it is now; nobody of what was before they came to it. Of a state secret nothing leaves the house. */
export function tellingsOf(state: CaseState, event: CaseEvent): Telling[] {
  if (!mayLeave(state)) return [];
  const wasThere = (told: Told): boolean =>
    !('follower' in told) || Object.values(state.follow.followers).some((one) => one.accountId === told.follower && one.namedAt < event.at);
  return dispatchTable
    .filter((one) => one.on === event.type)
    .flatMap((line) =>
      line
        .to(state, event.payload as never)
        .filter(wasThere)
        .map((told) => ({
          ...tellingOf(state, line, told, event.actor.accountId),
          sender: line.senderOf?.(state, event.payload as never) ?? state.lead.agencyName,
        })),
    );
}

/** That a date of law comes near, for who handles the case. */
export function tellDeadline(state: CaseState): Telling[] {
  const line = { tiding: 'deadlineNear', by: ['email'], isNeeded: false, isBlind: false } as const;
  return mayLeave(state) ? handlersOf(state).map((told) => tellingOf(state, line, told, null)) : [];
}

/** Whether anything of a case may leave the house: of a state secret nothing does. */
export const mayLeave = ({ facts }: Pick<CaseState, 'facts'>): boolean => facts.secrecy !== 'secret';
/** Whether a notice may say what it is about; of a case that is kept it says that there is something. */
export const isOpenCase = ({ facts }: Pick<CaseState, 'facts'>): boolean => facts.secrecy === 'ordinary' && !facts.matters.includes('minors');

/** Where minors are protected, whoever looks over somebody's shoulder learns that there is something, and not of what. */
function tellingOf({ facts, lead }: CaseState, line: Pick<DispatchLine, 'tiding' | 'by' | 'isNeeded' | 'isBlind'>, told: Told, byId: Id | null): Telling {
  const { tiding, by, isNeeded, isBlind } = line;
  const isOpen = isOpenCase({ facts });
  return {
    ...{ told, by, isNeeded, isBlind, sender: lead.agencyName, byId },
    tiding: isOpen ? tiding : 'news',
    caseNumber: isOpen && !isBlind ? maskCaseNumber(facts.caseNumber) : null,
  };
}
