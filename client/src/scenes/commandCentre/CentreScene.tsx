import type { RouteBody } from '@assize/contracts/http/routes';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { codeOf, modelOf } from '../../components/scene.ts';
import { api, useSession } from '../../session/session.ts';
import { CentreView } from './CentreView.tsx';

const pollMs = 2000;

/** `/command-centre?hearing=…` */
export function CentreScene() {
  const { session } = useSession();
  const client = useQueryClient();
  const [search, setSearch] = useSearchParams();
  const query = useQuery({ queryKey: ['commandCentre'], queryFn: () => api('GET /api/command-centre'), refetchInterval: pollMs });
  const act = useMutation({
    mutationFn: ({ hearingId, body }: { hearingId: string; body: RouteBody<'POST /api/hearings/:hearingId/alerts'> }) =>
      api('POST /api/hearings/:hearingId/alerts', { params: { hearingId }, body }),
    onSettled: () => client.invalidateQueries({ queryKey: ['commandCentre'] }),
  });
  return (
    <CentreView
      model={modelOf([query], query.data ?? null, (centre) => centre.hearings.length + centre.unwell.length === 0)}
      isDemo={session?.isDemo ?? false}
      chosenId={search.get('hearing') ?? undefined}
      isBusy={act.isPending}
      refusal={act.error ? codeOf(act.error) : undefined}
      onChoose={(hearing) => setSearch(hearing === undefined ? {} : { hearing }, { replace: true })}
      onAlert={(hearingId, type, alertId) => act.mutate({ hearingId, body: { key: crypto.randomUUID(), type, payload: { alertId } } })}
      onRefusalRead={act.reset}
      onRetry={() => void query.refetch()}
    />
  );
}
