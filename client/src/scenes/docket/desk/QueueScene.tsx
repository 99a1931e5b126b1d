import { worksAtDesk } from '@assize/contracts/docket/access';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { codeOf, type SceneModel } from '../../../components/scene.ts';
import { api, useSession } from '../../../session/session.ts';
import { courtDay } from '../../caseDesk/deadline.ts';
import { type QueueData, QueueView } from './QueueView.tsx';

/** `/docket`: the docket desk of a court, for who sits at it. */
export function QueueScene() {
  const { session } = useSession();
  const memberships = session?.memberships ?? [];
  const courts = memberships.filter(({ agency, role }) => role === 'desk' && worksAtDesk(memberships, agency.id)).map(({ agency }) => agency);
  const [chosen, setCourtId] = useState<string>();
  const [which, setWhich] = useState<'open' | 'decided'>('open');
  const courtId = chosen ?? courts[0]?.id;
  const query = useQuery({
    queryKey: ['docketQueue', courtId, which],
    queryFn: () => api('POST /api/docket/queue', { body: { courtId: courtId ?? '', which } }),
    enabled: courtId !== undefined,
    refetchInterval: 30_000,
  });
  const data: QueueData | null = query.data ? { ...query.data, today: courtDay(query.dataUpdatedAt) } : null;
  let model: SceneModel<QueueData> = { state: 'loading' };
  if (courtId === undefined) model = { state: 'empty' };
  else if (query.error) model = codeOf(query.error) === 'offline' ? { state: 'offline', data } : { state: 'failed', code: codeOf(query.error) };
  else if (data) model = data.applications.length === 0 ? { state: 'empty' } : { state: 'ready', data };
  return (
    <QueueView
      model={model}
      courts={courts}
      courtId={courtId}
      which={which}
      isDemo={session?.isDemo ?? false}
      onCourt={setCourtId}
      onWhich={setWhich}
      onRetry={() => void query.refetch()}
    />
  );
}
