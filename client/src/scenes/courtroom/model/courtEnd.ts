import type { HearingState, ParticipantState } from '@assize/contracts/hearing/state';
import type { CourtSnapshot } from '../../../court/courtState.ts';
import type { Outcome } from '../../hearing/OutcomeView.tsx';

/** Undefined while the courtroom is open to this person. What the hearing says goes before what the connection says. */
export function courtEnd(
  court: Pick<CourtSnapshot, 'status' | 'endedCause'>,
  state: HearingState | undefined,
  me: ParticipantState | undefined,
): Outcome | undefined {
  if (me?.status === 'removed') return 'removed';
  switch (state?.status) {
    case 'closed':
    case 'adjourned':
    case 'convertedOffline':
    case 'cancelled':
      return state.status;
    default:
      return court.status === 'ended' ? (court.endedCause ?? 'refused') : undefined;
  }
}
