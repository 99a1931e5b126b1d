import type { CommandType } from '@assize/contracts/hearing/commands';
import { can } from '@assize/contracts/hearing/permissions';
import { isIsolatedRole, silentRoles } from '@assize/contracts/hearing/roles';
import { type HearingState, type ParticipantState, type ParticipantStatus, standingOf } from '@assize/contracts/hearing/state';

/** What bench and clerk may do to one person. */
export type PersonAct = Extract<CommandType, 'participant.admit' | 'participant.isolate' | 'participant.mute' | 'participant.unmute' | 'participant.remove'>;

const around: readonly ParticipantStatus[] = ['waiting', 'admitted', 'isolated', 'consulting', 'disconnected'];

/** By where one stands, seen through a line that is lost for a moment: a button that went would let the next one slip under the finger. */
function fits(act: PersonAct, one: ParticipantState): boolean {
  const standing = standingOf(one);
  const isMutable = one.side !== 'bench' && !silentRoles.includes(one.role) && standing === 'admitted';
  switch (act) {
    case 'participant.admit':
      return one.status === 'waiting' || one.status === 'isolated';
    case 'participant.isolate':
      return isIsolatedRole(one.role) && (standing === 'waiting' || standing === 'admitted');
    case 'participant.mute':
      return isMutable && !one.isMuted;
    case 'participant.unmute':
      return one.isMuted && around.includes(one.status);
    case 'participant.remove':
      return one.side !== 'bench' && around.includes(one.status);
    default:
      return act satisfies never;
  }
}

const acts: readonly PersonAct[] = ['participant.admit', 'participant.isolate', 'participant.mute', 'participant.unmute', 'participant.remove'];

/** The acts worth offering: permitted by the table, and with an effect on this person as they are. */
export function personActs(state: HearingState, meId: string, one: ParticipantState): PersonAct[] {
  return one.id === meId ? [] : acts.filter((act) => fits(act, one) && can(act, state, meId));
}
