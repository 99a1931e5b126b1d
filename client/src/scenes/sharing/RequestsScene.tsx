import type { CaseCommand } from '@assize/contracts/casefile/commands';
import type { ViewedDocument } from '@assize/contracts/casefile/fileViews';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { ErrorView } from '../../components/ErrorView.tsx';
import { LoadingSkeleton } from '../../components/LoadingSkeleton.tsx';
import { codeOf, modelOf } from '../../components/scene.ts';
import { api, useSession } from '../../session/session.ts';
import { CommandKeys } from '../caseFile/commandKeys.ts';
import { lookUpPlaces } from './lookUpPlaces.ts';
import { RequestsView } from './RequestsView.tsx';

/** `/share-requests` */
export function RequestsScene() {
  const { session } = useSession();
  const client = useQueryClient();
  const [keys] = useState(() => new CommandKeys());
  const query = useQuery({ queryKey: ['shareRequests'], queryFn: () => api('GET /api/share-requests'), refetchInterval: 30_000 });
  const act = async (caseId: string, command: CaseCommand): Promise<void> => {
    try {
      await api('POST /api/case-files/:caseId', { params: { caseId }, body: { key: keys.keyOf(command), ...command } });
      keys.settle(command);
    } catch (error) {
      keys.settle(command, error);
      throw error;
    } finally {
      await client.invalidateQueries({ queryKey: ['shareRequests'] });
    }
  };
  return (
    <RequestsView
      model={modelOf([query], query.data ?? null, (found) => found.asked.length + found.toAnswer.length === 0)}
      mayLookUp={lookUpPlaces(session?.memberships ?? []).length > 0}
      isDemo={session?.isDemo ?? false}
      act={act}
      withMain={(caseId, form) => <WithMain caseId={caseId} form={form} />}
      onRetry={() => void query.refetch()}
    />
  );
}

/** Fetches the catalogue of a case for a form that chooses out of it. */
function WithMain({ caseId, form }: { caseId: string; form: (main: readonly ViewedDocument[]) => ReactNode }) {
  const query = useQuery({ queryKey: ['caseFile', caseId], queryFn: () => api('GET /api/case-files/:caseId', { params: { caseId } }) });
  if (!query.data && query.error) return <ErrorView code={codeOf(query.error)} onRetry={() => void query.refetch()} />;
  if (!query.data) return <LoadingSkeleton blocks={[6]} />;
  return form(query.data.main ?? []);
}
