import type { HearingSummary, RecordingSummary } from '@assize/contracts/casefile/views';
import { useQueries } from '@tanstack/react-query';
import { api } from '../../session/session.ts';
import type { RecordingShown } from './RecordingRow.tsx';

/** Tickets last six hours; they are renewed well before. */
const ticketFreshMs = 3 * 3600_000;
const hasFiles: readonly RecordingSummary['status'][] = ['assembled', 'composed', 'sealed', 'failed'];

/** Details and a ticket of each recording that has something to play yet. */
export function useRecordings(hearings: readonly HearingSummary[]): Record<string, RecordingShown> {
  const wanted = hearings.flatMap((hearing) => hearing.recordings).filter((one) => hasFiles.includes(one.status));
  const details = useQueries({
    queries: wanted.map((one) => ({
      queryKey: ['recording', one.id, one.status],
      queryFn: () => api('GET /api/recordings/:recordingId', { params: { recordingId: one.id } }),
    })),
  });
  const tickets = useQueries({
    queries: wanted.map((one) => ({
      queryKey: ['ticket', one.id],
      queryFn: () => api('POST /api/recordings/:recordingId/tickets', { params: { recordingId: one.id } }),
      staleTime: ticketFreshMs,
      refetchInterval: ticketFreshMs,
    })),
  });
  return Object.fromEntries(wanted.map((one, index) => [one.id, { detail: details[index]?.data, base: tickets[index]?.data?.base }]));
}
