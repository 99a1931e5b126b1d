import type { TimeLogEntry } from '@assize/contracts/casefile/views';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../session/session.ts';

/** The hearing's acts with their times, read again whenever the log grew; for court staff. */
export function useTimeLog(hearingId: string, seq: number, isEnabled: boolean): readonly TimeLogEntry[] | undefined {
  const { data } = useQuery({
    queryKey: ['timeLog', hearingId, seq],
    queryFn: () => api('GET /api/hearings/:hearingId/time-log', { params: { hearingId } }),
    enabled: isEnabled,
    placeholderData: (before) => before,
  });
  return data?.entries;
}
