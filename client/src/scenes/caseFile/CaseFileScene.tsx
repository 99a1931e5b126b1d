import type { CaseCommand } from '@assize/contracts/casefile/commands';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { filesPath } from '../../app/paths.ts';
import { codeOf, type SceneModel } from '../../components/scene.ts';
import { api, useSession } from '../../session/session.ts';
import { courtDay } from '../caseDesk/deadline.ts';
import { CaseFileView, type FileData } from './CaseFileView.tsx';
import { CommandKeys } from './commandKeys.ts';

/** `/case-files/:caseId` */
export function CaseFileScene() {
  const { caseId = '' } = useParams();
  return <CaseFileOf key={caseId} caseId={caseId} />;
}

function CaseFileOf({ caseId }: { caseId: string }) {
  const { session } = useSession();
  const navigate = useNavigate();
  const [keys] = useState(() => new CommandKeys());
  const params = { caseId };
  const query = useQuery({
    queryKey: ['caseFile', caseId],
    queryFn: () => api('GET /api/case-files/:caseId', { params }),
    refetchInterval: 30_000,
  });
  const act = async (command: CaseCommand): Promise<void> => {
    const isSentBack = command.type === 'handover.answer' && command.payload.outcome === 'returned';
    try {
      await api('POST /api/case-files/:caseId', { params, body: { key: keys.keyOf(command), ...command } });
      keys.settle(command);
      // What was sent back is no longer the receiver's to see.
      if (isSentBack) return navigate(filesPath, { state: { sentBack: query.data?.caseNumber } });
    } catch (error) {
      keys.settle(command, error);
      // What was refused, too, may say that the case is not as it was shown.
      await query.refetch();
      throw error;
    }
    await query.refetch();
  };
  const file = query.data;
  const data: FileData | null = file
    ? { file, today: courtDay(query.dataUpdatedAt), ownAgencyIds: session?.memberships.map((one) => one.agency.id) ?? [] }
    : null;
  let model: SceneModel<FileData> = data ? { state: 'ready', data } : { state: 'loading' };
  if (query.error) model = codeOf(query.error) === 'offline' ? { state: 'offline', data } : { state: 'failed', code: codeOf(query.error) };
  return <CaseFileView model={model} act={act} onRetry={() => void query.refetch()} />;
}
