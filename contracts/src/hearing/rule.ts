import type { z } from 'zod';
import type { EventDraft, HearingEvent } from './events.ts';
import type { HearingState, ParticipantState } from './state.ts';

type Schemas = Record<string, z.ZodType>;

/**
 * The rules of one part of court: for each of its commands, what it adds to the log. Called after the table of
 * permissions allowed it. Empty when it is so already; throws AppError with a closed code when it may not be done.
 */
export type Deciders<C extends Schemas> = {
  [T in keyof C]: (state: HearingState, payload: z.infer<C[T]>, actor: ParticipantState) => EventDraft[];
};

/** The readings of one part of court: for each of its events, the courtroom after it. Pure; never refuses. */
export type Reducers<E extends Schemas> = {
  [T in keyof E]: (state: HearingState, payload: z.infer<E[T]>, event: Pick<HearingEvent, 'seq' | 'at'>) => HearingState;
};
