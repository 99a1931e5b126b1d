import type { GroupView as Group } from '@assize/contracts/casefile/groups/groupView';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { codeOf, type SceneModel } from '../../components/scene.ts';
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
  const group = query.data;
  let model: SceneModel<Group> = { state: 'loading' };
  if (query.error) model = codeOf(query.error) === 'offline' ? { state: 'offline', data: group ?? null } : { state: 'failed', code: codeOf(query.error) };
  else if (group) model = { state: 'ready', data: group };
  return <GroupView model={model} isDemo={session?.isDemo ?? false} onRetry={() => void query.refetch()} />;
}
