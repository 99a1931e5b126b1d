import type { HearingSummary, TimeLogEntry } from '@assize/contracts/casefile/views';
import { hasEnded } from '@assize/contracts/hearing/state';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { recordPath } from '../../app/paths.ts';
import { formatDateTime } from '../../i18n/formatInstant.ts';
import classes from './CaseView.module.css';
import type { CaseHandlers } from './CaseView.tsx';
import { HowToVerify } from './HowToVerify.tsx';
import { RecordingRow, type RecordingShown } from './RecordingRow.tsx';
import { TimeLog } from './TimeLog.tsx';

interface HearingArticleProps extends CaseHandlers {
  hearing: HearingSummary;
  isStaff: boolean;
  recordings: Record<string, RecordingShown>;
  timeLog: TimeLogEntry[] | undefined;
}

/** One hearing of the timeline: when, how it stands, its recordings, its acts. */
export function HearingArticle({ hearing, isStaff, recordings, timeLog, onRetryRecording, onOpenTimeLog, onDownloadLog, reportsOf }: HearingArticleProps) {
  const { t, i18n } = useTranslation();
  const times = [
    hearing.closedAt ? t('casefile:closedAt', { time: formatDateTime(hearing.closedAt, i18n.language) }) : null,
    hearing.openedAt ? t('casefile:openedAt', { time: formatDateTime(hearing.openedAt, i18n.language) }) : null,
    t('casefile:scheduledAt', { time: formatDateTime(hearing.scheduledAt, i18n.language) }),
  ].filter((line) => line !== null);
  const first = hearing.recordings[0];
  return (
    <article className={classes.hearing}>
      <header>
        <h3>
          {hearing.title} <span className={classes.status}>{t(`common:status.${hearing.status}`)}</span>
        </h3>
        <p className={classes.muted}>{hearing.courtroom}</p>
        <ul className={classes.times}>
          {times.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </header>
      <div className={classes.recordings}>
        <h4>{t('casefile:recording.title')}</h4>
        {hearing.recordings.length === 0 ? <p className={classes.muted}>{t('casefile:recording.none')}</p> : null}
        {hearing.recordings.map((recording) => (
          <RecordingRow
            key={recording.id}
            summary={recording}
            canRetry={isStaff}
            {...(recordings[recording.id] ?? {})}
            onRetry={() => onRetryRecording(recording.id)}
          />
        ))}
      </div>
      {hasEnded(hearing) && (isStaff || hearing.myParticipantId) ? (
        <p>
          <Link to={recordPath(hearing.id)} data-testid="open-record">
            {t('record:open')}
          </Link>
        </p>
      ) : null}
      {isStaff ? (
        <>
          <TimeLog entries={timeLog} onOpen={() => onOpenTimeLog(hearing.id)} />
          {hearing.openedAt ? reportsOf?.(hearing.id) : null}
          {hasEnded(hearing) ? <HowToVerify hearingId={hearing.id} sha256={first?.sha256 ?? null} onDownloadLog={() => onDownloadLog(hearing.id)} /> : null}
        </>
      ) : null}
    </article>
  );
}
