import type { ParticipantState } from '../state.ts';

type Invitation = Pick<ParticipantState, 'id' | 'role' | 'side' | 'seat' | 'name' | 'actsFor'>;

/** Somebody as invited, of whom nothing more is known yet. */
export function newcomer(invitation: Invitation): ParticipantState {
  return {
    ...invitation,
    status: 'invited',
    statusBefore: null,
    declaredAt: null,
    arrivedAt: null,
    isMuted: false,
    venue: 'own',
    sharesDeviceOf: null,
    consultingFrom: null,
    isReleased: false,
    oath: null,
  };
}
