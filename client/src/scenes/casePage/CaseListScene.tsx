import type { CaseSummary } from '@assize/contracts/casefile/views';
import { useQuery } from '@tanstack/react-query';
import { codeOf, type SceneModel } from '../../components/scene.ts';
import { api, useSession } from '../../session/session.ts';
import { CaseListView } from './CaseListView.tsx';

/** `/cases` */
export function CaseListScene() {
  const { session } = useSession();
  const query = useQuery({ queryKey: ['cases'], queryFn: () => api('GET /api/cases') });
  const cases = query.data?.cases;
  let model: SceneModel<CaseSummary[]> = { state: 'loading' };
  if (query.error) model = codeOf(query.error) === 'offline' ? { state: 'offline', data: cases ?? null } : { state: 'failed', code: codeOf(query.error) };
  else if (cases) model = cases.length === 0 ? { state: 'empty' } : { state: 'ready', data: cases };
  return <CaseListView model={model} isDemo={session?.isDemo ?? false} onRetry={() => void query.refetch()} />;
}
