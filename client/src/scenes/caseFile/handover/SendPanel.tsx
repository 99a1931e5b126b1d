import type { Agency } from '@assize/contracts/agency/agencies';
import { useQuery } from '@tanstack/react-query';
import { ErrorView } from '../../../components/ErrorView.tsx';
import { LoadingSkeleton } from '../../../components/LoadingSkeleton.tsx';
import { codeOf } from '../../../components/scene.ts';
import { api } from '../../../session/session.ts';
import { SendForm, type SendFormProps } from './SendForm.tsx';

/** Fetches to whom a case can go, and asks. */
export function SendPanel(props: Omit<SendFormProps, 'agencies'>) {
  const query = useQuery<{ agencies: Agency[] }>({ queryKey: ['agencies'], queryFn: () => api('GET /api/agencies') });
  if (query.error && !query.data) return <ErrorView code={codeOf(query.error)} onRetry={() => void query.refetch()} />;
  if (!query.data) return <LoadingSkeleton blocks={[5, 10]} />;
  return <SendForm {...props} agencies={query.data.agencies} />;
}
