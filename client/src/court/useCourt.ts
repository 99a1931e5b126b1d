import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { acquireCourt, getCourt } from './courtRegistry.ts';
import type { CourtState } from './courtState.ts';

/** The hearing's live state and what one may do; all scenes of a hearing share one connection. */
export function useCourt(hearingId: string): CourtState {
  const connection = getCourt(hearingId);
  useEffect(() => acquireCourt(hearingId), [hearingId]);
  const snapshot = useStore(connection.store);
  return useMemo(() => {
    const me = snapshot.participantId === undefined ? undefined : snapshot.state?.participants[snapshot.participantId];
    return { ...snapshot, ...connection.actions, me };
  }, [snapshot, connection]);
}
