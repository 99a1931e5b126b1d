import type { CourtCalendar } from '@assize/contracts/calendar/views';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorView } from '../../components/ErrorView.tsx';
import { LoadingSkeleton } from '../../components/LoadingSkeleton.tsx';
import { codeOf } from '../../components/scene.ts';
import { api } from '../../session/session.ts';

interface WithCourtProps {
  agencyId: string;
  today: string;
  children: (court: CourtCalendar) => ReactNode;
}

/** The courtrooms and people of a court, for a form that needs them. */
export function WithCourt({ agencyId, today, children }: WithCourtProps) {
  const query = useQuery({
    queryKey: ['courtCalendar', agencyId, today, today],
    queryFn: () => api('POST /api/agencies/:agencyId/calendar', { params: { agencyId }, body: { fromOn: today, toOn: today } }),
  });
  if (query.error) return <ErrorView code={codeOf(query.error)} onRetry={() => void query.refetch()} />;
  return query.data ? children(query.data) : <LoadingSkeleton blocks={[6]} />;
}
