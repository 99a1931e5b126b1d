import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { modelOf } from '../../components/scene.ts';
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
  // What was refused, too, may say that the case is not as it was shown.
  const readAnew = async (): Promise<void> => {
    await Promise.all([file.readAnew(), query.refetch()]);
  };
  const issue = async (ask: () => Promise<{ url: string }>): Promise<string> => {
    try {
      return (await ask()).url;
    } finally {
      await readAnew();
    }
  };
  const data: FollowingData | null = file.data && query.data ? { ...file.data, follow: query.data } : null;
  return (
    <FollowingView
      caseId={caseId}
      model={modelOf([file, query], data)}
      act={async (command) => {
        try {
          await file.act(command);
        } finally {
          await query.refetch();
        }
      }}
      onName={(body) => issue(() => api('POST /api/case-files/:caseId/followers', { params: { caseId }, body }))}
      onRelink={(followerId) => issue(() => api('POST /api/case-files/:caseId/followers/:followerId/links', { params: { caseId, followerId } }))}
      onRetry={() => void readAnew()}
    />
  );
}
