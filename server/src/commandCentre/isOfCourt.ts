import { isCourtRole } from '@assize/contracts/hearing/roles';
import type { HearingState } from '@assize/contracts/hearing/state';

/** Whether this is one of the hearing's own people of the court, and not sent away. */
export function isOfCourt({ participants }: Pick<HearingState, 'participants'>, participantId: string): boolean {
  const one = participants[participantId];
  return one !== undefined && isCourtRole(one.role) && one.status !== 'removed';
}
