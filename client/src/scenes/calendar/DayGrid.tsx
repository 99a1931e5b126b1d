import type { CalendarEntry, CourtCalendar } from '@assize/contracts/calendar/views';
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Calendar.module.css';
import { type ColumnKind, columnsOf, hoursShown, placeOf } from './calendarModel.ts';
import { EntryCard } from './EntryCard.tsx';

const hourRem = 6.5;
const rem = (hours: number): string => `${String(hours * hourRem)}rem`;

/** A day of the court: a column a courtroom or judge, from the opening to the closing. */
export function DayGrid({ court, entries, by }: { court: CourtCalendar; entries: readonly CalendarEntry[]; by: ColumnKind }) {
  const { t } = useTranslation();
  const { from, to } = hoursShown(court.hours, entries);
  const columns = columnsOf(by, court, entries);
  const size = { '--day-height': rem(to - from), '--hour-height': rem(1) } as CSSProperties;
  const at = (place: { from: number; length: number }): CSSProperties => ({ '--from': rem(place.from), '--length': rem(place.length) }) as CSSProperties;
  return (
    // Scrolled sideways by the keyboard too.
    <div className={`${classes.columns ?? ''} ${classes.day ?? ''}`} style={size} role="region" aria-label={t('calendar:view.day')} tabIndex={0}>
      <div className={`${classes.column ?? ''} ${classes.hours ?? ''}`} aria-hidden="true">
        <h3>&nbsp;</h3>
        <ul>
          {Array.from({ length: to - from }, (_, index) => (
            <li key={index} style={at({ from: index, length: 1 })}>
              {`${String(from + index).padStart(2, '0')}:00`}
            </li>
          ))}
        </ul>
      </div>
      {columns.map((column) => (
        <section key={column.id} className={classes.column} aria-labelledby={`column-${column.id}`}>
          <h3 id={`column-${column.id}`}>{column.name}</h3>
          <ul>
            {column.entries.map((entry) => (
              <li key={`${entry.startsAt} ${entry.courtroomId}`} style={at(placeOf(entry, from))}>
                <EntryCard entry={entry} court={court} without={by} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
