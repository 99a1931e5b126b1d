import type { RecordingDetail } from '@assize/contracts/casefile/views';
import type { ExportSummary } from '@assize/contracts/http/exports';
import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../components/CopyButton.tsx';
import { ErrorView } from '../../components/ErrorView.tsx';
import { StatusMessage } from '../../components/StatusMessage.tsx';
import type { ApiErrorCode } from '../../session/ApiError.ts';
import { ExportForm } from './ExportForm.tsx';
import type { ExportDraft } from './exportModel.ts';
import { ExportRow } from './ExportRow.tsx';
import classes from './Exports.module.css';

export interface ExportHandlers {
  /** True when it was ordered; the id makes the same order one. */
  onOrder: (exportId: string, draft: ExportDraft) => Promise<boolean>;
  onLink: (exportId: string) => void;
  onCloseLink: () => void;
  onDownload: (exportId: string) => void;
  onRevoke: (exportId: string, reason: string) => Promise<boolean>;
  onRetry: (exportId: string) => void;
  onReload: () => void;
}
interface ExportsViewProps {
  exports: readonly ExportSummary[] | undefined;
  failure: ApiErrorCode | null;
  isBusy: boolean;
  recording: RecordingDetail | undefined;
  /** A link that was just made, to be shown once. */
  link: string | undefined;
  handlers: ExportHandlers;
}

/** Copies of the record: what was handed over to whom, how far it is, and the way to hand over another. */
export function ExportsView({ exports, failure, isBusy, recording, link, handlers }: ExportsViewProps) {
  const { t } = useTranslation('exports');
  const [orderedId, setOrderedId] = useState<string>();
  const close = (): void => setOrderedId(undefined);
  return (
    <section aria-labelledby="exports" className={classes.panel} data-testid="exports">
      <h2 id="exports">{t('title')}</h2>
      <p>{t('lead')}</p>
      {failure && orderedId === undefined ? <ErrorView code={failure} onRetry={handlers.onReload} /> : null}
      {recording ? (
        <div>
          <Button onClick={() => setOrderedId(crypto.randomUUID())} data-testid="export-new">
            {t('new')}
          </Button>
        </div>
      ) : (
        <StatusMessage tone="info">{t('noRecording')}</StatusMessage>
      )}
      {exports?.length === 0 ? <p>{t('empty')}</p> : null}
      <ul className={classes.list}>
        {(exports ?? []).map((one) => (
          <ExportRow key={one.id} summary={one} isBusy={isBusy} handlers={handlers} />
        ))}
      </ul>
      {recording && orderedId !== undefined ? (
        <Modal opened onClose={close} size="lg" title={t('new')} closeButtonProps={{ 'aria-label': t('close') }}>
          <ExportForm
            recording={recording}
            isBusy={isBusy}
            failure={failure}
            onCancel={close}
            onSubmit={(draft) => void handlers.onOrder(orderedId, draft).then((isDone) => (isDone ? close() : undefined))}
          />
        </Modal>
      ) : null}
      <Modal opened={link !== undefined} onClose={handlers.onCloseLink} size="lg" title={t('link.title')} closeButtonProps={{ 'aria-label': t('close') }}>
        <div className={classes.panel}>
          <StatusMessage tone="attention">
            <p>{t('link.once')}</p>
          </StatusMessage>
          <p className={classes.hash} data-testid="export-link">
            {link}
          </p>
          <CopyButton text={link ?? ''} label={t('link.copy')} isFirst />
        </div>
      </Modal>
    </section>
  );
}
