import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from 'react-router';
import { filePath } from '../../app/paths.ts';
import { codeOf, type SceneModel } from '../../components/scene.ts';
import { api } from '../../session/session.ts';
import { type ImportData, ImportView } from './ImportView.tsx';
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
    queryFn: () => api('GET /api/case-files/:caseId/imports/:importId', { params }),
    enabled: isOver,
    // Read once as it is begun to be corrected: from then on this page is the newer.
    staleTime: Infinity,
    gcTime: 0,
  });
  const error = list.error ?? whole.error;
  const data: ImportData | null = summary && (!isOver || whole.data) ? { summary, rows: whole.data?.rows ?? null } : null;
  let model: SceneModel<ImportData> = { state: 'loading' };
  if (error) model = codeOf(error) === 'offline' ? { state: 'offline', data } : { state: 'failed', code: codeOf(error) };
  else if (data) model = { state: 'ready', data };
  else if (list.data && !summary) model = { state: 'empty' };
  const readAnew = (): Promise<void> => client.invalidateQueries({ queryKey: ['caseImports', caseId] });
  return (
    <ImportView
      caseId={caseId}
      model={model}
      onRetry={() => void Promise.all([list.refetch(), whole.refetch()])}
      onSave={(body) => api('POST /api/case-files/:caseId/imports/:importId', { params, body })}
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
