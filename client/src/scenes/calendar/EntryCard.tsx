import type { CalendarEntry, CourtCalendar } from '@assize/contracts/calendar/views';
import { hasEnded } from '@assize/contracts/hearing/state';
import { IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { filePath, hearingPath } from '../../app/paths.ts';
import classes from './Calendar.module.css';
import { clockSpan } from './clock.ts';

interface EntryCardProps {
  entry: CalendarEntry;
  court: Pick<CourtCalendar, 'courtrooms' | 'judges'>;
  /** What stands above it already. */
  without?: 'courtroom' | 'judge' | undefined;
}

/** One hearing in the calendar, or only that the time is taken. */
export function EntryCard({ entry, court, without }: EntryCardProps) {
  const { t } = useTranslation();
  const { hearing, courtroomId, judgeIds } = entry;
  const courtroom = court.courtrooms.find((one) => one.courtroomId === courtroomId)?.name;
  const judges = judgeIds.flatMap((id) => court.judges.find((one) => one.accountId === id)?.name ?? []).join(t('files:comma'));
  const around = [without === 'courtroom' ? '' : courtroom, without === 'judge' ? '' : judges].filter(Boolean).join(' · ');
  return (
    <div className={classes.entry} data-mine={hearing?.isMine ?? false} data-taken={hearing === null} data-testid="calendar-entry">
      <p>
        <span className={classes.time}>{clockSpan(entry)}</span>
        {around === '' ? '' : ` · ${around}`}
      </p>
      {hearing === null ? (
        <p>
          <IconLock size={16} stroke={1.75} aria-hidden="true" /> {t('calendar:entry.taken')}
        </p>
      ) : (
        <>
          <p>{hearing.maySeeCase ? <Link to={filePath(hearing.caseId)}>{hearing.caseNumber}</Link> : hearing.caseNumber}</p>
          <p>
            {t(`calendar:kind.${hearing.kind}`)} · {hearing.title}
          </p>
          {hearing.status === 'scheduled' ? null : <p>{t(`common:status.${hearing.status}`)}</p>}
        </>
      )}
      {hearing?.isMine && !hasEnded(hearing) ? (
        <p>
          <Link to={hearingPath(hearing.hearingId)}>{t('calendar:enter')}</Link>
        </p>
      ) : null}
    </div>
  );
}
