import type { z } from 'zod';
import type { HearingState, ParticipantState } from '../hearing/state.ts';
import type { CustodyDraft, CustodyEvent } from './events.ts';
import type { CustodyState } from './state.ts';

type Schemas = Record<string, z.ZodType>;

/** Who acts on the record: somebody named in the hearing, or an administrator of the court who is not. */
export interface CustodyDoer {
  accountId: string;
  participant: ParticipantState | undefined;
  isAdmin: boolean;
}
export interface CustodyContext {
  /** As it ended. */
  hearing: HearingState;
  doer: CustodyDoer;
  /** ISO 8601, UTC. */
  now: string;
}

/**
 * The rules of one part of the custody log: for each of its commands, what it adds. Called after the table of
 * permissions allowed it. Empty when it is so already; throws AppError with a closed code when it may not be done.
 */
export type CustodyDeciders<C extends Schemas> = {
  [T in keyof C]: (state: CustodyState, payload: z.infer<C[T]>, context: CustodyContext) => CustodyDraft[];
};

/** The readings of one part: for each of its events, the state after it. Pure; never refuses. */
export type CustodyReducers<E extends Schemas> = {
  [T in keyof E]: (state: CustodyState, payload: z.infer<E[T]>, event: Pick<CustodyEvent, 'seq' | 'at' | 'actor'>) => CustodyState;
};
