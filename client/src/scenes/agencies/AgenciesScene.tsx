import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { codeOf, modelOf, type SceneModel } from '../../components/scene.ts';
import { api, useSession } from '../../session/session.ts';
import { type AgenciesData, AgenciesView } from './AgenciesView.tsx';

/** `/admin/agencies?agency=…` */
export function AgenciesScene() {
  const { session } = useSession();
  const client = useQueryClient();
  const [search, setSearch] = useSearchParams();
  const agencyId = search.get('agency');
  const [issued, setIssued] = useState<AgenciesData['issued']>(null);
  const agencies = useQuery({ queryKey: ['agencies'], queryFn: () => api('GET /api/agencies') });
  const params = { agencyId: agencyId ?? '' };
  const staff = useQuery({
    queryKey: ['staff', agencyId],
    queryFn: () => api('GET /api/agencies/:agencyId/staff', { params }),
    enabled: agencyId !== null && agencies.data?.agencies.some((one) => one.id === agencyId) === true,
  });
  const change = useMutation({ mutationFn: (run: () => Promise<void>) => run(), onSettled: () => client.invalidateQueries() });
  const data: AgenciesData | null = agencies.data
    ? {
        agencies: agencies.data.agencies,
        agencyId,
        staff: staff.data?.staff ?? null,
        issued,
        refusal: change.error ? codeOf(change.error) : null,
        isBusy: change.isPending,
        isDemo: session?.isDemo ?? false,
      }
    : null;
  const model: SceneModel<AgenciesData> =
    session && !session.account.isAdmin ? { state: 'failed', code: 'notAllowed' } : modelOf([agencies, staff], data, ({ agencies: all }) => all.length === 0);
  return (
    <AgenciesView
      model={model}
      onRetry={() => void client.refetchQueries()}
      onChoose={(id) => setSearch({ agency: id })}
      onCreate={(body, clear) =>
        change.mutate(async () => {
          const made = await api('POST /api/agencies', { body });
          clear();
          setSearch({ agency: made.id });
        })
      }
      onName={(body, clear) =>
        change.mutate(async () => {
          const { url } = await api('POST /api/agencies/:agencyId/staff', { params, body });
          clear();
          setIssued({ url, name: body.name });
        })
      }
      onCloseIssued={() => setIssued(null)}
    />
  );
}
