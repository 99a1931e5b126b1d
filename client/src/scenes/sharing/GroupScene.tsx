import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { modelOf } from '../../components/scene.ts';
import { api, useSession } from '../../session/session.ts';
import { GroupView } from './GroupView.tsx';

/** `/case-groups/:groupId` */
export function GroupScene() {
  const { groupId = '' } = useParams();
  const { session } = useSession();
  const query = useQuery({
    queryKey: ['caseGroup', groupId],
    queryFn: () => api('GET /api/case-groups/:groupId', { params: { groupId } }),
    refetchInterval: 60_000,
  });
  return <GroupView model={modelOf([query], query.data ?? null)} isDemo={session?.isDemo ?? false} onRetry={() => void query.refetch()} />;
}
