import type { Instant } from '../../ids.ts';
import { peopleAt } from '../people/device.ts';
import { partOf } from '../roles.ts';
import type { HearingState, ParticipantState } from '../state.ts';
import type { InterruptionCause } from './wire.ts';

export interface Interruption {
  cause: InterruptionCause;
  /** Null for who is told that it is so and not why: at the door and on the stand. */
  reason: string | null;
  since: Instant;
}

/**
 * Whether a person is of the gallery and the gallery is shut out: evidence that is not public is not for it, nor is a
 * mediation (interpretation of the Civil Procedure Law, art. 146).
 */
export function isShutOut({ interruption }: Pick<HearingState, 'interruption'>, one: Pick<ParticipantState, 'role'>): boolean {
  return interruption !== null && partOf(one.role) === 'observer';
}

/** The same for a device: what it shows and lets hear, somebody of the gallery before it sees and hears too. */
export function isDeviceShutOut(state: Pick<HearingState, 'interruption' | 'participants'>, hostId: string): boolean {
  return state.interruption !== null && peopleAt(state, hostId).some((one) => isShutOut(state, one));
}

/** The state without why the court is not recorded. */
export function withoutReason({ interruption }: Pick<HearingState, 'interruption'>): Interruption | null {
  return interruption && { ...interruption, reason: null };
}
