import { useQuery, useQueryClient } from '@tanstack/react-query';
import { modelOf } from '../../components/scene.ts';
import { api, useSession } from '../../session/session.ts';
import { CommandKeys } from '../caseFile/commandKeys.ts';
import { type FollowedAct, FollowedView } from './FollowedView.tsx';

const keys = new CommandKeys();

/** `/my-cases`: the cases that somebody follows as a party, for one, or as a relative. */
export function FollowedScene() {
  const { session } = useSession();
  const client = useQueryClient();
  const query = useQuery({ queryKey: ['followed'], queryFn: () => api('GET /api/followed'), refetchInterval: 60_000 });
  const readAnew = (): Promise<void> => client.invalidateQueries({ queryKey: ['followed'] });
  const act: FollowedAct = async (caseId, command) => {
    try {
      await api('POST /api/case-files/:caseId', { params: { caseId }, body: { key: keys.keyOf(command), ...command } });
      keys.settle(command);
    } catch (error) {
      keys.settle(command, error);
      // What was refused, too, may say that the case is not as it was shown.
      await readAnew();
      throw error;
    }
    await readAnew();
  };
  const cases = query.data?.cases ?? null;
  const model = modelOf([query], cases, ({ length }) => length === 0);
  return <FollowedView model={model} isDemo={session?.isDemo ?? cases?.some((one) => one.isDemo) ?? false} act={act} onRetry={() => void query.refetch()} />;
}
