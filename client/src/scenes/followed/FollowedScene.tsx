import type { FollowView } from '@assize/contracts/casefile/follow/views';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { codeOf, type SceneModel } from '../../components/scene.ts';
import { api, useSession } from '../../session/session.ts';
import { CommandKeys } from '../caseFile/commandKeys.ts';
import { type FollowedAct, FollowedView } from './FollowedView.tsx';

const keys = new CommandKeys();

/** `/my-cases`: the cases that somebody follows as a party, for one, or as a relative. */
export function FollowedScene() {
  const { session } = useSession();
  const client = useQueryClient();
  const query = useQuery({ queryKey: ['followed'], queryFn: () => api('GET /api/followed'), refetchInterval: 60_000 });
  const act: FollowedAct = async (caseId, command) => {
    try {
      await api('POST /api/case-files/:caseId', { params: { caseId }, body: { key: keys.keyOf(command), ...command } });
      keys.settle(command);
    } catch (error) {
      keys.settle(command, error);
      throw error;
    }
    await client.invalidateQueries({ queryKey: ['followed'] });
  };
  const cases = query.data?.cases;
  let model: SceneModel<FollowView[]> = { state: 'loading' };
  if (query.error && (cases || codeOf(query.error) === 'offline')) model = { state: 'offline', data: cases ?? null };
  else if (query.error) model = { state: 'failed', code: codeOf(query.error) };
  else if (cases) model = cases.length === 0 ? { state: 'empty' } : { state: 'ready', data: cases };
  return <FollowedView model={model} isDemo={session?.isDemo ?? cases?.some((one) => one.isDemo) ?? false} act={act} onRetry={() => void query.refetch()} />;
}
