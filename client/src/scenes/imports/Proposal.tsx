import type { ImportSummary } from '@assize/contracts/casefile/imports/wire';
import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { ErrorView } from '../../components/ErrorView.tsx';
import { useAct } from '../../record/useAct.ts';
import panel from '../caseFile/CaseFile.module.css';
import { RefusalView } from '../caseFile/RefusalView.tsx';
import { hasTitle, isSaved } from './catalogue.ts';
import { CatalogueEditor } from './CatalogueEditor.tsx';
import type { CatalogueKeeper, KeptCatalogue } from './CatalogueKeeper.ts';
import classes from './Imports.module.css';

export interface ProposalProps {
  summary: ImportSummary;
  /** Older than this view, which may be drawn anew: it has every correction. */
  keeper: CatalogueKeeper;
  /** Has everything filed that is not left out. */
  onConfirm: () => Promise<void>;
  /** Drops the archive. */
  onDrop: () => Promise<void>;
}

/** A catalogue as it was proposed by the names of the files; it is corrected here, and filed when somebody says so. */
export function Proposal({ summary, keeper, onConfirm, onDrop }: ProposalProps) {
  const { t } = useTranslation();
  const kept = useStore(keeper.store);
  const acting = useAct();
  const [asking, setAsking] = useState<'confirm' | 'drop' | null>(null);
  useKeptUntilSaved(keeper, kept);
  const { catalogue } = kept;
  const count = catalogue.rows.filter((row) => !row.leaveOut).length;
  const untitled = catalogue.rows.filter((row) => !hasTitle(row)).length;
  const handle = (act: () => Promise<void>): void => void acting.run(act).finally(() => setAsking(null));
  return (
    <section className={panel.panel} aria-labelledby="import-catalogue" data-testid="proposal">
      <h2 id="import-catalogue">{t('imports:catalogue')}</h2>
      <p>{t('imports:text', { count, leftOut: catalogue.rows.length - count })}</p>
      <CatalogueEditor catalogue={catalogue} change={keeper.change} move={keeper.move} copyAbove={keeper.copyAbove} />
      {kept.refusal ? <ErrorView code={kept.refusal} onRetry={() => void keeper.saveAll().catch(() => undefined)} /> : null}
      <RefusalView acting={acting} />
      {untitled > 0 ? <p>{t('imports:untitled', { count: untitled })}</p> : null}
      <div className={classes.bar}>
        <p role="status" data-testid="import-saved">
          {t(savedText(kept))}
        </p>
        <Button disabled={count === 0 || untitled > 0} onClick={() => setAsking('confirm')} data-testid="import-confirm">
          {t('imports:file', { count })}
        </Button>
        <Button variant="default" color="danger" onClick={() => setAsking('drop')} data-testid="import-drop">
          {t('imports:drop')}
        </Button>
      </div>
      <ConfirmDialog
        isOpen={asking === 'confirm'}
        title={t('imports:confirmTitle', { count })}
        consequence={t('imports:confirmText')}
        confirmLabel={t('imports:file', { count })}
        isBusy={acting.isBusy}
        onConfirm={() => handle(() => keeper.saveAll().then(onConfirm))}
        onClose={() => setAsking(null)}
      />
      <ConfirmDialog
        isOpen={asking === 'drop'}
        title={t('imports:dropTitle', { name: summary.name })}
        consequence={t('imports:dropText')}
        confirmLabel={t('imports:drop')}
        isDangerous
        isBusy={acting.isBusy}
        onConfirm={() => handle(onDrop)}
        onClose={() => setAsking(null)}
      />
    </section>
  );
}

function savedText({ catalogue, isSaving, refusal }: KeptCatalogue): string {
  if (refusal) return 'imports:save.failed';
  if (isSaving) return 'imports:save.saving';
  return isSaved(catalogue) ? 'imports:save.saved' : 'imports:save.waits';
}

/** Whoever goes away before the last correction is saved is asked, and what can be saved is. */
function useKeptUntilSaved(keeper: CatalogueKeeper, { catalogue }: KeptCatalogue): void {
  useEffect(() => () => keeper.close(), [keeper]);
  const isWhole = isSaved(catalogue);
  useEffect(() => {
    if (isWhole) return undefined;
    const handleLeave = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', handleLeave);
    return () => window.removeEventListener('beforeunload', handleLeave);
  }, [isWhole]);
}
