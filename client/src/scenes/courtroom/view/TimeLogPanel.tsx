import type { TimeLogEntry } from '@assize/contracts/casefile/views';
import { useTranslation } from 'react-i18next';
import { describeAct } from '../../../components/describeAct.ts';
import { formatTime } from '../../../i18n/formatInstant.ts';
import classes from './Panel.module.css';

/** The acts of the hearing with their times, newest first, for the clerk. */
export function TimeLogPanel({ entries }: { entries: readonly TimeLogEntry[] | undefined }) {
  const { t, i18n } = useTranslation();
  return (
    <section className={classes.panel} aria-label={t('courtroom:timeLog')} data-testid="time-log">
      <div className={classes.head}>
        <h2>{t('courtroom:timeLog')}</h2>
      </div>
      {entries && entries.length > 0 ? (
        <ol className={classes.log} reversed>
          {entries.toReversed().map((entry) => (
            <li key={entry.seq}>
              <time dateTime={entry.at}>{formatTime(entry.at, i18n.language)}</time>
              <span>{describeAct(t, { ...entry, role: entry.subjectRole ?? entry.role, name: entry.subjectName ?? entry.name })}</span>
            </li>
          ))}
        </ol>
      ) : (
        <p className={classes.empty}>{entries ? t('courtroom:timeLogEmpty') : t('common:state.loading')}</p>
      )}
    </section>
  );
}
