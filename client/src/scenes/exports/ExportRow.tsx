import type { ExportSummary } from '@assize/contracts/http/exports';
import { Button, Progress, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { CopyButton } from '../../components/CopyButton.tsx';
import { type Fact, Facts } from '../../components/Facts.tsx';
import { StatusMessage } from '../../components/StatusMessage.tsx';
import { formatBytes, formatDateTime, formatDuration, formatTime } from '../../i18n/formatInstant.ts';
import classes from './Exports.module.css';
import type { ExportHandlers } from './ExportsView.tsx';

interface ExportRowProps {
  summary: ExportSummary;
  isBusy: boolean;
  handlers: ExportHandlers;
}

/** One copy: for whom and why, how far it is, and what may be done with it. */
export function ExportRow({ summary, isBusy, handlers }: ExportRowProps) {
  const { t } = useTranslation('exports');
  const { id, status } = summary;
  return (
    <li className={classes.row} data-testid="export-row" data-status={status}>
      <h3>{summary.recipient}</h3>
      <p role="status">{t(`status.${status}`)}</p>
      <Making summary={summary} onRetry={() => handlers.onRetry(id)} isBusy={isBusy} />
      <Facts facts={useFacts(summary)} />
      {status === 'revoked' ? null : (
        <div className={classes.acts}>
          {status === 'made' ? (
            <Button variant="default" disabled={isBusy} onClick={() => handlers.onDownload(id)} data-testid="export-download">
              {t('act.download')}
            </Button>
          ) : null}
          {summary.sha256 ? <CopyButton text={summary.sha256} label={t('act.copyHash')} /> : null}
          <Button variant="default" disabled={isBusy} onClick={() => handlers.onLink(id)} data-testid="export-relink">
            {t('act.link')}
          </Button>
          <Revoking isBusy={isBusy} onRevoke={(reason) => handlers.onRevoke(id, reason)} />
        </div>
      )}
    </li>
  );
}

function useFacts({ id, purpose, choice, orderedAt, orderedByName, bytes, sha256, link, downloads, revoked }: ExportSummary): Fact[] {
  const { t, i18n } = useTranslation('exports');
  const at = (instant: string): string => formatDateTime(instant, i18n.language);
  const { span } = choice;
  const contents = [
    t(`form.${choice.form}`),
    ...(span ? [`${formatDuration(span.fromMs)} – ${formatDuration(span.toMs)}`] : []),
    ...(['withLog', 'withExhibits', 'withJournal', 'isMarked'] as const).flatMap((name) => (choice[name] ? [t(`field.${name}`)] : [])),
  ];
  return [
    { term: t('fact.number'), value: <span className={classes.hash}>{id}</span> },
    { term: t('fact.purpose'), value: purpose },
    { term: t('fact.contents'), value: contents.join(t('comma')) },
    { term: t('fact.ordered'), value: `${orderedByName ?? ''} ${at(orderedAt)}` },
    ...(bytes === null ? [] : [{ term: t('fact.size'), value: formatBytes(bytes, i18n.language) }]),
    ...(sha256 === null ? [] : [{ term: 'SHA-256', value: <span className={classes.hash}>{sha256}</span> }]),
    ...(link ? [{ term: t('fact.link'), value: t('linkUses', { until: at(link.expiresAt), used: link.downloads, most: link.mostDownloads }) }] : []),
    { term: t('fact.downloads'), value: t('downloads', downloads) },
    ...(revoked ? [{ term: t('fact.revoked'), value: `${at(revoked.at)} ${revoked.reason}` }] : []),
  ];
}

function Making({ summary, isBusy, onRetry }: { summary: ExportSummary; isBusy: boolean; onRetry: () => void }) {
  const { t, i18n } = useTranslation('exports');
  const { status, failure, progress } = summary;
  if (status === 'making') {
    const percent = Math.floor((progress?.done ?? 0) * 100);
    return (
      <div>
        <Progress.Root size="lg">
          <Progress.Section value={percent} color="courtBlue" aria-label={t('status.making')} />
        </Progress.Root>
        <p>
          {t('percent', { percent })}
          {progress?.expectedEndAt ? ` · ${t('expected', { time: formatTime(progress.expectedEndAt, i18n.language) })}` : ''}
        </p>
      </div>
    );
  }
  if (status !== 'failed' || !failure) return null;
  return (
    <StatusMessage tone="danger" title={t('failed')} isLive>
      <p>{t(`casefile:cause.${failure.cause}`, { defaultValue: t('casefile:cause.internal') })}</p>
      {failure.retryAt ? <p>{t('retryAt', { time: formatTime(failure.retryAt, i18n.language) })}</p> : null}
      <Button mt="sm" variant="default" disabled={isBusy} onClick={onRetry} data-testid="export-retry">
        {t('act.retry')}
      </Button>
    </StatusMessage>
  );
}

function Revoking({ isBusy, onRevoke }: { isBusy: boolean; onRevoke: (reason: string) => Promise<boolean> }) {
  const { t } = useTranslation('exports');
  const [isOpen, setIsOpen] = useState(false);
  const [reason, setReason] = useState('');
  return (
    <>
      <Button variant="default" color="danger" disabled={isBusy} onClick={() => setIsOpen(true)} data-testid="export-revoke">
        {t('act.revoke')}
      </Button>
      <ConfirmDialog
        isOpen={isOpen}
        title={t('revoke.title')}
        consequence={t('revoke.consequence')}
        confirmLabel={t('act.revoke')}
        isDangerous
        isBusy={isBusy}
        canConfirm={reason.trim() !== ''}
        onClose={() => setIsOpen(false)}
        onConfirm={() => void onRevoke(reason.trim()).then((isDone) => (isDone ? setIsOpen(false) : undefined))}
      >
        <Textarea label={t('revoke.reason')} required value={reason} maxLength={500} onChange={(event) => setReason(event.currentTarget.value)} />
      </ConfirmDialog>
    </>
  );
}
