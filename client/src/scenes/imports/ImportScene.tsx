import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from 'react-router';
import { filePath } from '../../app/paths.ts';
import { modelOf, type SceneModel } from '../../components/scene.ts';
import { api } from '../../session/session.ts';
import type { Entry } from './catalogue.ts';
import type { SaveCorrections } from './CatalogueKeeper.ts';
import { type ImportData, ImportView } from './ImportView.tsx';
import { openProposal } from './openProposal.ts';
import { useImports } from './useImports.ts';

/** `/case-files/:caseId/imports/:importId` */
export function ImportScene() {
  const { caseId = '', importId = '' } = useParams();
  const navigate = useNavigate();
  const client = useQueryClient();
  const params = { caseId, importId };
  const list = useImports(caseId);
  const summary = list.data?.imports.find((one) => one.importId === importId);
  const isOver = summary !== undefined && summary.status !== 'filing';
  const whole = useQuery({
    queryKey: ['caseImport', importId, summary?.status],
    queryFn: async () => {
      const read = async (): Promise<readonly Entry[]> => (await api('GET /api/case-files/:caseId/imports/:importId', { params })).rows;
      if (summary?.status !== 'proposed') return { rows: await read(), keeper: null };
      const save: SaveCorrections = (body) => api('POST /api/case-files/:caseId/imports/:importId', { params, body });
      return { rows: null, keeper: await openProposal(importId, read, save) };
    },
    enabled: isOver,
    // Read once as it is begun to be corrected: from then on this page is the newer.
    staleTime: Infinity,
    gcTime: 0,
  });
  const { rows = null, keeper = null } = whole.data ?? {};
  const data: ImportData | null = summary && (!isOver || whole.data) ? { summary, rows, keeper } : null;
  const isGone = list.data !== undefined && !summary && !list.error;
  const model: SceneModel<ImportData> = isGone ? { state: 'empty' } : modelOf([list, whole], data);
  const readAnew = (): Promise<void> => client.invalidateQueries({ queryKey: ['caseImports', caseId] });
  return (
    <ImportView
      caseId={caseId}
      model={model}
      onRetry={() => void Promise.all([list.refetch(), whole.data ? undefined : whole.refetch()])}
      onConfirm={async () => {
        await api('POST /api/case-files/:caseId/imports/:importId/confirm', { params, body: { rows: [] } });
        await readAnew();
      }}
      onDrop={async () => {
        await api('DELETE /api/case-files/:caseId/imports/:importId', { params });
        await navigate(filePath(caseId));
        await readAnew();
      }}
    />
  );
}
