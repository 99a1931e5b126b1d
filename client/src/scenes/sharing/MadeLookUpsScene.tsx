import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { codeOf, type SceneModel } from '../../components/scene.ts';
import { api, useSession } from '../../session/session.ts';
import { headedPlaces } from './lookUpPlaces.ts';
import { type MadeLookUp, MadeLookUpsView } from './MadeLookUpsView.tsx';

/** `/look-ups/made?agency=…` */
export function MadeLookUpsScene() {
  const { session } = useSession();
  const [address, setAddress] = useSearchParams();
  const places = headedPlaces(session?.memberships ?? []);
  const agencyId = (places.find((one) => one.agencyId === address.get('agency')) ?? places[0])?.agencyId;
  const query = useQuery({
    queryKey: ['madeLookUps', agencyId],
    queryFn: () => api('GET /api/agencies/:agencyId/lookups', { params: { agencyId: agencyId ?? '' } }),
    enabled: agencyId !== undefined,
  });
  const made = query.data?.lookUps;
  let model: SceneModel<readonly MadeLookUp[]> = { state: 'loading' };
  if (agencyId === undefined) model = { state: 'empty' };
  else if (query.error) model = codeOf(query.error) === 'offline' ? { state: 'offline', data: made ?? null } : { state: 'failed', code: codeOf(query.error) };
  else if (made) model = made.length === 0 ? { state: 'empty' } : { state: 'ready', data: made };
  return (
    <MadeLookUpsView
      model={model}
      places={places}
      agencyId={agencyId}
      isDemo={session?.isDemo ?? false}
      onAgency={(agency) => setAddress({ agency }, { replace: true })}
      onRetry={() => void query.refetch()}
    />
  );
}
