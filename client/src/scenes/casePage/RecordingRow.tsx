import type { RecordingDetail, RecordingSummary } from '@assize/contracts/casefile/views';
import { Button, Progress } from '@mantine/core';
import { IconDownload, IconPlayerPlay, IconRefresh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { recordingPath } from '../../app/paths.ts';
import { CopyButton } from '../../components/CopyButton.tsx';
import { StatusMessage } from '../../components/StatusMessage.tsx';
import { formatBytes, formatDuration, formatTime } from '../../i18n/formatInstant.ts';
import classes from './RecordingRow.module.css';
import { TrackList } from './TrackList.tsx';

export interface RecordingShown {
  detail?: RecordingDetail | undefined;
  /** Where its files are served for a few hours. */
  base?: string | undefined;
}

interface RecordingRowProps extends RecordingShown {
  summary: RecordingSummary;
  canRetry: boolean;
  onRetry: () => void;
}

const step = { capturing: 'assemble', captured: 'assemble', assembled: 'compose', composed: 'seal', sealed: 'seal', failed: 'compose' } as const;

/** A recording in the case file: how far it is, and, once it is there, play, download, hash. */
export function RecordingRow({ summary, detail, base, canRetry, onRetry }: RecordingRowProps) {
  const { t } = useTranslation();
  const video = detail?.video;
  const isPlayable = Boolean(detail && (video ?? detail.tracks.length > 0));
  return (
    <div className={classes.recording} data-testid="recording-row">
      <p className={classes.status} data-testid="recording-status" data-status={summary.status} role="status">
        {t(`casefile:recording.status.${summary.status}`)}
      </p>
      {summary.status === 'failed' ? <Failure summary={summary} canRetry={canRetry} onRetry={onRetry} /> : <Making summary={summary} />}
      <Measures summary={summary} />
      <div className={classes.acts}>
        {isPlayable ? (
          <Button
            component={Link}
            to={recordingPath(summary.id)}
            leftSection={<IconPlayerPlay size={20} stroke={1.75} aria-hidden="true" />}
            data-testid="recording-play"
          >
            {t('casefile:recording.play')}
          </Button>
        ) : null}
        {video && base ? (
          <Button
            component="a"
            variant="default"
            href={`${base}${video}?download=1`}
            download
            leftSection={<IconDownload size={20} stroke={1.75} aria-hidden="true" />}
            data-testid="recording-download"
          >
            {t('casefile:recording.download')}
          </Button>
        ) : null}
        {summary.sha256 ? <CopyButton text={summary.sha256} label={t('casefile:recording.copy')} /> : null}
      </div>
      {detail && detail.gaps.length > 0 ? (
        <StatusMessage tone="attention">
          <p>{t('casefile:recording.gaps', { number: detail.gaps.length })}</p>
        </StatusMessage>
      ) : null}
      {detail && detail.tracks.length > 0 ? <TrackList tracks={detail.tracks} base={base} /> : null}
    </div>
  );
}

function Measures({ summary }: { summary: RecordingSummary }) {
  const { t, i18n } = useTranslation();
  if (summary.durationMs === null && summary.bytes === null && !summary.sha256) return null;
  return (
    <dl className={classes.measures}>
      {summary.durationMs === null ? null : (
        <div>
          <dt>{t('casefile:recording.length')}</dt>
          <dd>{formatDuration(summary.durationMs)}</dd>
        </div>
      )}
      {summary.bytes === null ? null : (
        <div>
          <dt>{t('casefile:recording.size')}</dt>
          <dd>{formatBytes(summary.bytes, i18n.language)}</dd>
        </div>
      )}
      {summary.sha256 ? (
        <div>
          <dt>{t('casefile:recording.sha256')}</dt>
          <dd className={classes.hash}>{summary.sha256}</dd>
        </div>
      ) : null}
    </dl>
  );
}

function Making({ summary }: { summary: RecordingSummary }) {
  const { t, i18n } = useTranslation();
  if (summary.status === 'sealed' || summary.status === 'capturing') return null;
  const percent = Math.floor((summary.progress?.done ?? 0) * 100);
  const expectedEndAt = summary.progress?.expectedEndAt;
  return (
    <div className={classes.progress}>
      <Progress.Root size="lg">
        <Progress.Section value={percent} color="courtBlue" aria-label={t('casefile:recording.progress')} />
      </Progress.Root>
      <p>
        {t(`casefile:step.${step[summary.status]}`)} · {t('casefile:recording.progressText', { percent })}
        {expectedEndAt ? ` · ${t('casefile:recording.expected', { time: formatTime(expectedEndAt, i18n.language) })}` : ''}
      </p>
      {summary.status === 'assembled' ? <p>{t('casefile:recording.preparing')}</p> : null}
    </div>
  );
}

function Failure({ summary, canRetry, onRetry }: { summary: RecordingSummary; canRetry: boolean; onRetry: () => void }) {
  const { t, i18n } = useTranslation();
  const failure = summary.failure;
  const cause = failure?.cause ?? 'internal';
  const name = failure ? t(`casefile:step.${failure.step}`, { defaultValue: failure.step }) : t('casefile:recording.title');
  return (
    <StatusMessage tone="danger" title={t('casefile:recording.failedTitle', { step: name })} isLive>
      <p>{t('casefile:recording.failedText', { cause: t(`casefile:cause.${cause}`, { defaultValue: t('casefile:cause.internal') }) })}</p>
      {failure?.retryAt ? <p>{t('casefile:recording.retryAt', { time: formatTime(failure.retryAt, i18n.language) })}</p> : null}
      {canRetry ? (
        <Button
          mt="sm"
          variant="default"
          onClick={onRetry}
          leftSection={<IconRefresh size={20} stroke={1.75} aria-hidden="true" />}
          data-testid="recording-retry"
        >
          {t('casefile:recording.retry')}
        </Button>
      ) : null}
    </StatusMessage>
  );
}
