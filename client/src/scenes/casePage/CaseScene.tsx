import type { CaseDetail } from '@assize/contracts/casefile/views';
import { useMutation, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { codeOf, type SceneModel } from '../../components/scene.ts';
import { api, useSession } from '../../session/session.ts';
import { type CaseData, CaseView } from './CaseView.tsx';
import { RecorderHistory } from '../recorderHealth/RecorderHistory.tsx';
import { HearingReports } from './HearingReports.tsx';
import { saveLog } from './saveLog.ts';
import { useRecordings } from './useRecordings.ts';

/** While something is being made the page asks every two seconds, else now and then. */
function intervalOf(file: CaseDetail | undefined): number {
  const isMaking = file?.hearings.some((hearing) => hearing.recordings.some((one) => one.status !== 'sealed' && one.status !== 'capturing'));
  return isMaking ? 2000 : 15_000;
}

/** `/cases/:caseId` */
export function CaseScene() {
  const { caseId = '' } = useParams();
  const { session } = useSession();
  const client = useQueryClient();
  const query = useQuery({
    queryKey: ['case', caseId],
    queryFn: () => api('GET /api/cases/:caseId', { params: { caseId } }),
    refetchInterval: ({ state }) => intervalOf(state.data),
  });
  const file = query.data;
  const recordings = useRecordings(file?.hearings ?? []);
  const [opened, setOpened] = useState<readonly string[]>([]);
  const logs = useQueries({
    queries: opened.map((hearingId) => ({
      queryKey: ['timeLog', hearingId],
      queryFn: () => api('GET /api/hearings/:hearingId/time-log', { params: { hearingId } }),
    })),
  });
  const timeLogs = Object.fromEntries(opened.flatMap((id, index) => (logs[index]?.data ? [[id, logs[index].data.entries]] : [])));
  const again = useMutation({
    mutationFn: (recordingId: string) => api('POST /api/recordings/:recordingId/retry', { params: { recordingId } }),
    onSettled: () => client.invalidateQueries({ queryKey: ['case', caseId] }),
  });
  const save = useMutation({ mutationFn: saveLog });
  const isStaff = session?.account.isCourtStaff ?? false;
  const data: CaseData | null = file ? { file, isStaff, recordings, timeLogs } : null;
  const error = query.error ?? again.error ?? save.error;
  let model: SceneModel<CaseData> = data ? { state: 'ready', data } : { state: 'loading' };
  if (error) model = codeOf(error) === 'offline' ? { state: 'offline', data } : { state: 'failed', code: codeOf(error) };
  const handleRetry = (): void => {
    again.reset();
    save.reset();
    void query.refetch();
  };
  return (
    <CaseView
      model={model}
      onRetry={handleRetry}
      onRetryRecording={(recordingId) => again.mutate(recordingId)}
      onOpenTimeLog={(hearingId) => setOpened((before) => (before.includes(hearingId) ? before : [...before, hearingId]))}
      onDownloadLog={(hearingId) => save.mutate(hearingId)}
      reportsOf={(hearingId) => (
        <>
          <HearingReports hearingId={hearingId} />
          <RecorderHistory hearingId={hearingId} />
        </>
      )}
    />
  );
}
