import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { codeOf, type SceneModel } from '../../components/scene.ts';
import { api } from '../../session/session.ts';
import { useCaseFile } from '../caseFile/useCaseFile.ts';
import type { FollowingData } from './following.ts';
import { FollowingView } from './FollowingView.tsx';

/** `/case-files/:caseId/following` */
export function FollowingScene() {
  const { caseId = '' } = useParams();
  return <FollowingOf key={caseId} caseId={caseId} />;
}

function FollowingOf({ caseId }: { caseId: string }) {
  const file = useCaseFile(caseId);
  const query = useQuery({
    queryKey: ['caseFollow', caseId],
    queryFn: () => api('GET /api/case-files/:caseId/followers', { params: { caseId } }),
    refetchInterval: 30_000,
  });
  const readAnew = async (): Promise<void> => {
    await Promise.all([file.readAnew(), query.refetch()]);
  };
  const data: FollowingData | null = file.data && query.data ? { ...file.data, follow: query.data } : null;
  let model: SceneModel<FollowingData> = data ? { state: 'ready', data } : { state: 'loading' };
  if (file.model.state === 'failed') model = file.model;
  else if (file.model.state === 'offline') model = { state: 'offline', data };
  else if (query.error) model = codeOf(query.error) === 'offline' ? { state: 'offline', data } : { state: 'failed', code: codeOf(query.error) };
  return (
    <FollowingView
      caseId={caseId}
      model={model}
      act={async (command) => {
        await file.act(command);
        await query.refetch();
      }}
      onName={async (body) => {
        const { url } = await api('POST /api/case-files/:caseId/followers', { params: { caseId }, body });
        await readAnew();
        return url;
      }}
      onRelink={async (followerId) => {
        const { url } = await api('POST /api/case-files/:caseId/followers/:followerId/links', { params: { caseId, followerId } });
        await readAnew();
        return url;
      }}
      onRetry={() => void readAnew()}
    />
  );
}
