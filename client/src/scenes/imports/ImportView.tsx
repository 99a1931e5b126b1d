import { useTranslation } from 'react-i18next';
import { filePath } from '../../app/paths.ts';
import { BackLink } from '../../components/BackLink.tsx';
import { SceneBody } from '../../components/SceneBody.tsx';
import { ScenePage } from '../../components/ScenePage.tsx';
import type { SceneModel } from '../../components/scene.ts';
import { StatusMessage } from '../../components/StatusMessage.tsx';
import type { ImportSummary } from '@assize/contracts/casefile/imports/wire';
import type { Entry } from './catalogue.ts';
import type { CatalogueKeeper } from './CatalogueKeeper.ts';
import { FilingProgress } from './FilingProgress.tsx';
import { ImportResult } from './ImportResult.tsx';
import { Proposal, type ProposalProps } from './Proposal.tsx';

export interface ImportData {
  summary: ImportSummary;
  /** What became of each entry; null before. */
  rows: readonly Entry[] | null;
  /** Corrects what is proposed; null before and behind that. */
  keeper: CatalogueKeeper | null;
}
interface ImportViewProps extends Omit<ProposalProps, 'keeper' | 'summary'> {
  caseId: string;
  model: SceneModel<ImportData>;
  onRetry: () => void;
}

/** One archive of scanned files: its catalogue while it is corrected, then how the filing goes, then what came of it. */
export function ImportView({ caseId, model, onRetry, ...ways }: ImportViewProps) {
  const { t } = useTranslation();
  const data = model.state === 'ready' || model.state === 'offline' ? model.data : null;
  return (
    <ScenePage
      title={data?.summary.name ?? t('imports:title')}
      lead={data ? t(`imports:lead.${data.summary.status}`) : undefined}
      width="wide"
      hasHelp={false}
      data-testid="import"
    >
      <SceneBody
        model={model}
        skeleton={[6, 30]}
        empty={<StatusMessage tone="info">{t('imports:none')}</StatusMessage>}
        onRetry={onRetry}
        offline={<p>{t('imports:offline')}</p>}
      >
        {(ready) => <Part {...ready} {...ways} />}
      </SceneBody>
      <BackLink to={filePath(caseId)}>{t('imports:back')}</BackLink>
    </ScenePage>
  );
}

function Part({ summary, rows, keeper, ...ways }: ImportData & Omit<ProposalProps, 'keeper' | 'summary'>) {
  if (summary.status === 'filing') return <FilingProgress summary={summary} />;
  if (summary.status === 'proposed') return keeper ? <Proposal key={summary.importId} summary={summary} keeper={keeper} {...ways} /> : null;
  return rows ? <ImportResult summary={summary} rows={rows} /> : null;
}
