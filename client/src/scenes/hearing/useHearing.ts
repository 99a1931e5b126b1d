import type { Participation } from '@assize/contracts/casefile/views';
import type { HearingState, ParticipantState } from '@assize/contracts/hearing/state';
import { useOutletContext } from 'react-router';
import type { CourtHeaderProps } from '../../components/CourtHeader.tsx';
import type { CourtState } from '../../court/courtState.ts';

/** What the gate of a hearing hands to the scene behind it. */
export interface HearingContext {
  hearingId: string;
  court: CourtState;
  state: HearingState;
  me: ParticipantState;
  participation: Participation | undefined;
  isDemo: boolean;
  header: CourtHeaderProps;
}

/** The hearing this scene belongs to; only below the gate. */
export function useHearing(): HearingContext {
  return useOutletContext<HearingContext>();
}
