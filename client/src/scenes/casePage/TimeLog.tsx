import type { TimeLogEntry } from '@assize/contracts/casefile/views';
import { useTranslation } from 'react-i18next';
import { LoadingSkeleton } from '../../components/LoadingSkeleton.tsx';
import { formatTime } from '../../i18n/formatInstant.ts';
import { describeAct } from '../../components/describeAct.ts';
import { Details } from '../../components/Details.tsx';
import classes from './RecordingRow.module.css';

interface TimeLogProps {
  /** Undefined until loaded. */
  entries: TimeLogEntry[] | undefined;
  onOpen: () => void;
}

/** The acts of a hearing with their times, for court staff. */
export function TimeLog({ entries, onOpen }: TimeLogProps) {
  const { t, i18n } = useTranslation();
  return (
    <Details summary={t('casefile:timeLog.title')} onToggle={(event) => event.currentTarget.open && onOpen()} data-testid="time-log">
      {entries === undefined ? <LoadingSkeleton blocks={[8]} /> : null}
      {entries?.length === 0 ? <p>{t('casefile:timeLog.empty')}</p> : null}
      {entries && entries.length > 0 ? (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('casefile:timeLog.at')}</th>
              <th scope="col">{t('casefile:timeLog.act')}</th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <tr key={entry.seq}>
                <td>{formatTime(entry.at, i18n.language)}</td>
                <td>{describeAct(t, { ...entry, role: entry.subjectRole ?? entry.role, name: entry.subjectName ?? entry.name })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </Details>
  );
}
