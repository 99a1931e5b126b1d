import type { DocketCourt } from '@assize/contracts/docket/views';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { applicationPath } from '../../app/paths.ts';
import { codeOf, type SceneModel } from '../../components/scene.ts';
import { callRoute } from '../../session/callRoute.ts';
import { redeemLink } from '../../session/session.ts';
import { ApplyView, type Issued } from './ApplyView.tsx';

/** `/apply`: where somebody without an account begins an application to a court's docket. */
export function ApplyScene() {
  const navigate = useNavigate();
  const [begun, setBegun] = useState<(Issued & { applicationId: string }) | null>(null);
  const query = useQuery({ queryKey: ['docketCourts'], queryFn: () => callRoute('GET /api/docket/courts', {}, undefined) });
  const courts = query.data?.courts;
  let model: SceneModel<DocketCourt[]> = { state: 'loading' };
  if (query.error) model = codeOf(query.error) === 'offline' ? { state: 'offline', data: null } : { state: 'failed', code: codeOf(query.error) };
  else if (courts) model = courts.length === 0 ? { state: 'empty' } : { state: 'ready', data: courts };
  return (
    <ApplyView
      model={model}
      issued={begun}
      onBegin={async (courtId, name) => {
        const given = await callRoute('POST /api/docket/begin', { body: { courtId, name } }, undefined);
        await redeemLink(new URL(given.url).hash.slice(1));
        setBegun(given);
      }}
      onGoOn={() => void navigate(applicationPath(begun?.applicationId ?? ''))}
      onRetry={() => void query.refetch()}
    />
  );
}
