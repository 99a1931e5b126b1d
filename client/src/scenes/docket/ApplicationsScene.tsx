import type { ApplicationRow } from '@assize/contracts/docket/views';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { applicationPath } from '../../app/paths.ts';
import { codeOf, type SceneModel } from '../../components/scene.ts';
import { api, useSession } from '../../session/session.ts';
import { ApplicationsView } from './ApplicationsView.tsx';

/** `/applications`: the applications to a court's docket of whoever is signed in. */
export function ApplicationsScene() {
  const { session } = useSession();
  const navigate = useNavigate();
  // Begun again after a lost answer, it is one application.
  const [applicationId] = useState(() => crypto.randomUUID());
  const query = useQuery({ queryKey: ['applications'], queryFn: () => api('GET /api/docket/applications') });
  const courts = useQuery({ queryKey: ['docketCourts'], queryFn: () => api('GET /api/docket/courts') });
  const rows = query.data?.applications;
  let model: SceneModel<ApplicationRow[]> = { state: 'loading' };
  if (query.error) model = codeOf(query.error) === 'offline' ? { state: 'offline', data: rows ?? null } : { state: 'failed', code: codeOf(query.error) };
  else if (rows) model = rows.length === 0 ? { state: 'empty' } : { state: 'ready', data: rows };
  return (
    <ApplicationsView
      model={model}
      courts={courts.data?.courts ?? []}
      isDemo={session?.isDemo ?? false}
      onBegin={async (courtId) => {
        await api('POST /api/docket/applications', { body: { applicationId, courtId } });
        await navigate(applicationPath(applicationId));
      }}
      onRetry={() => void query.refetch()}
    />
  );
}
