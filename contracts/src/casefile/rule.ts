import type { z } from 'zod';
import type { Agency } from '../agency/agencies.ts';
import type { Id } from '../ids.ts';
import type { CaseDraft, CaseEvent } from './events.ts';
import type { StatementSignature } from './lead/wire.ts';
import type { CaseState } from './state.ts';

type Schemas = Record<string, z.ZodType>;

/** What a rule of the case may need beside its state. */
export interface CaseContext {
  /** As whom the doer acts: the agency of theirs by which the table allowed it; null: for themselves. */
  agencyId: Id | null;
  accountId: Id;
  /** ISO 8601, UTC. */
  now: string;
  /** The day of the court's calendar, `2026-11-24`. */
  today: string;
  /** Of the court's calendar and clock, as IANA names it. */
  timeZone: string;
  /** Hash of the newest line of the case's log. */
  headHash: string;
  findAgency: (agencyId: Id) => Agency | undefined;
  /** Whether the partner to which it was sent said, signed, that it answers this handover no more, or never had anything of it. Absent: none was asked. */
  isReleased?: (handoverId: Id) => boolean;
  /** Signs a statement with the key of the agency as whom the doer acts. */
  sign: (statement: object) => StatementSignature;
}

/**
 * The rules of one part of a case: for each of its commands, what it adds. Called after the table of access allowed it.
 * Empty when it is so already; throws AppError with a closed code when it may not be done.
 */
export type CaseDeciders<C extends Schemas> = {
  [T in keyof C]: (state: CaseState, payload: z.infer<C[T]>, context: CaseContext) => CaseDraft[];
};

/** The readings of one part: for each of its events, the state after it. Pure; never refuses. */
export type CaseReducers<E extends Schemas> = {
  [T in keyof E]: (state: CaseState, payload: z.infer<E[T]>, event: Pick<CaseEvent, 'seq' | 'at' | 'actor'>) => CaseState;
};
