import type { CaseCommand } from '@assize/contracts/casefile/commands';
import { useNavigate, useParams } from 'react-router';
import { filesPath } from '../../app/paths.ts';
import { CaseFileView } from './CaseFileView.tsx';
import { useCaseFile } from './useCaseFile.ts';

/** `/case-files/:caseId` */
export function CaseFileScene() {
  const { caseId = '' } = useParams();
  return <CaseFileOf key={caseId} caseId={caseId} />;
}

/** What was sent back is no longer the receiver's to see. */
const isSentBack = (command: CaseCommand): boolean => command.type === 'handover.answer' && command.payload.outcome === 'returned';

function CaseFileOf({ caseId }: { caseId: string }) {
  const navigate = useNavigate();
  const { model, data, act, readAnew } = useCaseFile(caseId, isSentBack);
  const actAndLeave = async (command: CaseCommand): Promise<void> => {
    await act(command);
    if (isSentBack(command)) await navigate(filesPath, { state: { sentBack: data?.file.caseNumber } });
  };
  return <CaseFileView model={model} act={actAndLeave} onRetry={() => void readAnew()} />;
}
