import type { IssuedLink } from '@assize/contracts/casefile/views';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { codeOf, modelOf, type SceneModel } from '../../components/scene.ts';
import { api, useSession } from '../../session/session.ts';
import { type AdminData, AdminView } from './AdminView.tsx';

/** `/admin?case=…&hearing=…`: the choice is in the address, so that a reload keeps it. */
export function AdminScene() {
  const { session } = useSession();
  const client = useQueryClient();
  const [search, setSearch] = useSearchParams();
  const caseId = search.get('case');
  const hearingId = search.get('hearing');
  const [issued, setIssued] = useState<{ link: IssuedLink; name: string } | null>(null);
  const cases = useQuery({ queryKey: ['cases'], queryFn: () => api('GET /api/cases') });
  const file = useQuery({
    queryKey: ['case', caseId],
    queryFn: () => api('GET /api/cases/:caseId', { params: { caseId: caseId ?? '' } }),
    enabled: caseId !== null,
  });
  const people = useQuery({
    queryKey: ['people', hearingId],
    queryFn: () => api('GET /api/hearings/:hearingId/participants', { params: { hearingId: hearingId ?? '' } }),
    enabled: hearingId !== null,
  });
  const change = useMutation({
    mutationFn: (run: () => Promise<void>) => run(),
    onSettled: () => client.invalidateQueries(),
  });
  const params = { caseId: caseId ?? '', hearingId: hearingId ?? '' };

  const data: AdminData | null = cases.data
    ? {
        cases: cases.data.cases,
        isDemo: session?.isDemo ?? false,
        caseId,
        hearingId,
        file: file.data ?? null,
        people: people.data?.participants ?? null,
        issued,
        refusal: change.error ? codeOf(change.error) : null,
        isBusy: change.isPending,
        // Links are judged as of when they were fetched.
        nowMs: people.dataUpdatedAt,
      }
    : null;
  const model: SceneModel<AdminData> =
    session && !session.account.isAdmin ? { state: 'failed', code: 'notAllowed' } : modelOf([cases, file, people], data, ({ cases: all }) => all.length === 0);
  return (
    <AdminView
      model={model}
      onRetry={() => void client.refetchQueries()}
      onChooseCase={(id) => setSearch({ case: id })}
      onChooseHearing={(id) => setSearch({ case: params.caseId, hearing: id })}
      onCreateCase={(body, clear) =>
        change.mutate(async () => {
          const made = await api('POST /api/cases', { body });
          clear();
          setSearch({ case: made.id });
        })
      }
      onCreateHearing={(body, clear) =>
        change.mutate(async () => {
          const made = await api('POST /api/cases/:caseId/hearings', { params, body });
          clear();
          setSearch({ case: params.caseId, hearing: made.id });
        })
      }
      onAddPerson={(body, clear) =>
        change.mutate(async () => {
          const link = await api('POST /api/hearings/:hearingId/participants', { params, body });
          clear();
          setIssued({ link, name: body.name });
        })
      }
      onIssueLink={(participantId, name) =>
        change.mutate(async () => setIssued({ link: await api('POST /api/participants/:participantId/links', { params: { participantId } }), name }))
      }
      onRevokeLink={(linkId) =>
        change.mutate(async () => {
          await api('DELETE /api/links/:linkId', { params: { linkId } });
        })
      }
      onCloseIssued={() => setIssued(null)}
    />
  );
}
