import { AppError } from '../../AppError.ts';
import type { Deciders, Reducers } from '../rule.ts';
import type { HearingState } from '../state.ts';
import type { interruptionCommands, InterruptionCause, interruptionEvents } from './wire.ts';

export const decideInterruption: Deciders<typeof interruptionCommands> = {
  'recording.interrupt': ({ interruption, recording }, { cause, reason }) => {
    if (!recording) throw new AppError('conflict', { what: 'recording' });
    // Another cause is another interruption: the first is ended before, on the record.
    if (interruption) throw new AppError('conflict', { what: 'interruption' });
    return [{ type: `interruption.${cause}`, payload: { reason } }];
  },
  // What begins with the recorder's id stands before it: see `goingOnEvents`.
  'recording.goOn': ({ interruption }) => (interruption ? [{ type: 'interruption.ended', payload: {} }] : []),
};

function interrupted(state: HearingState, cause: InterruptionCause, reason: string, since: string): HearingState {
  return { ...state, interruption: { cause, reason, since } };
}

export const reduceInterruption: Reducers<typeof interruptionEvents> = {
  'interruption.closedEvidence': (state, { reason }, { at }) => interrupted(state, 'closedEvidence', reason, at),
  'interruption.mediation': (state, { reason }, { at }) => interrupted(state, 'mediation', reason, at),
  'interruption.ended': (state) => ({ ...state, interruption: null }),
};
