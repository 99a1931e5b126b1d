import type { CaseFileView } from '@assize/contracts/casefile/fileViews';
import type { ImportSummary } from '@assize/contracts/casefile/imports/wire';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { importPath } from '../../app/paths.ts';
import { ErrorView } from '../../components/ErrorView.tsx';
import { codeOf } from '../../components/scene.ts';
import { formatDateTime } from '../../i18n/formatInstant.ts';
import panel from '../caseFile/CaseFile.module.css';
import { mayFileNow } from '../caseFile/filePanel.ts';
import { FormOpener } from '../caseFile/FormOpener.tsx';
import { UploadState } from '../evidence/UploadState.tsx';
import { useUpload } from '../evidence/useUpload.ts';
import { importFault } from './importFault.ts';
import { UploadArchiveForm } from './UploadArchiveForm.tsx';
import { useImports } from './useImports.ts';

/** Archives of scanned files on their way into the case, and how another is brought in. */
export function ImportsPanel({ file }: { file: CaseFileView }) {
  const { t } = useTranslation();
  const query = useImports(file.id);
  const upload = useUpload(`import ${file.id}`, importFault);
  return (
    <section className={panel.panel} aria-labelledby="imports" data-testid="imports">
      <h2 id="imports">{t('imports:title')}</h2>
      <p className={panel.muted}>{t('imports:about')}</p>
      {query.error ? <ErrorView code={codeOf(query.error)} onRetry={() => void query.refetch()} /> : null}
      {query.data ? <ImportList caseId={file.id} imports={query.data.imports} /> : null}
      {mayFileNow(file) ? (
        <FormOpener label={t('imports:upload')} testId="import-archive">
          {() => <UploadArchiveForm caseId={file.id} upload={upload} />}
        </FormOpener>
      ) : null}
      <UploadState upload={upload} label={t((upload.share ?? 0) < 1 ? 'imports:uploading' : 'imports:reading')} />
    </section>
  );
}

export function ImportList({ caseId, imports }: { caseId: string; imports: readonly ImportSummary[] }) {
  const { t, i18n } = useTranslation();
  if (imports.length === 0) return null;
  return (
    <ul className={panel.rows}>
      {imports.map(({ importId, name, status, madeAt, entries, filed, refused }) => (
        <li key={importId} data-testid="import-line">
          <Link to={importPath(caseId, importId)}>{name}</Link>
          <p>{t(`imports:status.${status}`, { count: entries, filed, refused })}</p>
          <p className={panel.muted}>{formatDateTime(madeAt, i18n.language)}</p>
        </li>
      ))}
    </ul>
  );
}
