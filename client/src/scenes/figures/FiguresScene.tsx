import type { FiguresHandoversQuery, FiguresRow } from '@assize/contracts/casefile/figures';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { codeOf, type SceneModel } from '../../components/scene.ts';
import { saveFile } from '../../session/saveFile.ts';
import { api, useSession } from '../../session/session.ts';
import { courtDay } from '../caseDesk/deadline.ts';
import { FiguresView } from './FiguresView.tsx';

const day = /^\d{4}-\d{2}-\d{2}$/;

/** `/figures?agency=…&from=…&to=…` */
export function FiguresScene() {
  const { session } = useSession();
  const [address, setAddress] = useSearchParams();
  const [behind, setBehind] = useState<FiguresHandoversQuery>();
  const agencies = (session?.memberships ?? []).filter((one) => one.role === 'head').map(({ agency: { id, name } }) => ({ id, name }));
  const agencyId = agencies.find((one) => one.id === address.get('agency'))?.id ?? agencies[0]?.id;
  const [today] = useState(() => courtDay(Date.now()));
  const asked = (name: string, other: string): string => (day.test(address.get(name) ?? '') ? (address.get(name) ?? other) : other);
  const span = { fromOn: asked('from', `${today.slice(0, 4)}-01-01`), toOn: asked('to', today) };
  const query = useQuery({
    queryKey: ['figures', agencyId, span],
    queryFn: () => api('POST /api/figures', { body: { agencyId: agencyId ?? '', ...span } }),
    enabled: agencyId !== undefined && span.fromOn <= span.toOn,
  });
  const handovers = useQuery({
    queryKey: ['figuresBehind', behind],
    queryFn: () => (behind ? api('POST /api/figures/handovers', { body: behind }) : Promise.reject(new Error('nothing was chosen'))),
    enabled: behind !== undefined,
  });
  const rows = query.data?.rows;
  let model: SceneModel<FiguresRow[]> = { state: 'loading' };
  if (agencyId === undefined) model = { state: 'empty' };
  else if (query.error) model = codeOf(query.error) === 'offline' ? { state: 'offline', data: rows ?? null } : { state: 'failed', code: codeOf(query.error) };
  else if (rows) model = rows.length === 0 ? { state: 'empty' } : { state: 'ready', data: rows };
  return (
    <FiguresView
      model={model}
      agencies={agencies}
      agencyId={agencyId}
      span={span}
      isDemo={session?.isDemo ?? false}
      behind={behind && handovers.data?.handovers}
      onSpan={(next) => setAddress({ agency: agencyId ?? '', from: next.fromOn, to: next.toOn }, { replace: true })}
      onAgency={(agency) => setAddress({ agency, from: span.fromOn, to: span.toOn }, { replace: true })}
      onBehind={({ month, direction, purpose, kind, otherAgency }) =>
        setBehind(agencyId === undefined ? undefined : { agencyId, month, direction, purpose, kind, otherAgency })
      }
      onSave={() =>
        saveFile(`/api/figures.csv?${new URLSearchParams({ agencyId: agencyId ?? '', ...span }).toString()}`, `figures-${span.fromOn}-${span.toOn}.csv`)
      }
      onRetry={() => void query.refetch()}
    />
  );
}
