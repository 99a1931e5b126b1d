import { readCustody } from '@assize/contracts/custody/reduce';
import type { CustodyCommand } from '@assize/contracts/custody/commands';
import { hasEnded } from '@assize/contracts/hearing/state';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { codeOf, type SceneModel } from '../../components/scene.ts';
import { api, useSession } from '../../session/session.ts';
import { HearingRecordView, type RecordData } from './HearingRecordView.tsx';

/** `/hearings/:hearingId/record` */
export function HearingRecordScene() {
  const { hearingId = '' } = useParams();
  const { session } = useSession();
  const params = { hearingId };
  const query = useQuery({
    queryKey: ['record', hearingId],
    queryFn: () => api('GET /api/hearings/:hearingId/custody', { params }),
    refetchInterval: 5000,
  });
  const act = async (command: CustodyCommand): Promise<void> => {
    await api('POST /api/hearings/:hearingId/custody', { params, body: { key: crypto.randomUUID(), ...command } });
    await query.refetch();
  };
  const record = query.data;
  const data: RecordData | null = record ? { record, custody: readCustody(hearingId, record.custody), isDemo: session?.isDemo ?? false } : null;
  let model: SceneModel<RecordData> = record && !hasEnded(record) ? { state: 'empty' } : data ? { state: 'ready', data } : { state: 'loading' };
  if (query.error) model = codeOf(query.error) === 'offline' ? { state: 'offline', data } : { state: 'failed', code: codeOf(query.error) };
  return <HearingRecordView model={model} act={act} onRetry={() => void query.refetch()} />;
}
