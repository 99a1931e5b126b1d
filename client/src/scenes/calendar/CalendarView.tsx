import type { CalendarEntry, CourtCalendar } from '@assize/contracts/calendar/views';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { filesPath } from '../../app/paths.ts';
import { BackLink } from '../../components/BackLink.tsx';
import { SceneBody } from '../../components/SceneBody.tsx';
import { ScenePage } from '../../components/ScenePage.tsx';
import { StatusMessage } from '../../components/StatusMessage.tsx';
import type { SceneModel } from '../../components/scene.ts';
import { formatDay, formatWeekday } from '../../i18n/formatInstant.ts';
import classes from './Calendar.module.css';
import { type CalendarView as View, calendarViews, type ColumnKind, columnKinds, daysOf, entriesOn, ownEntries, shiftDay } from './calendarModel.ts';
import { DayGrid } from './DayGrid.tsx';
import { EntryCard } from './EntryCard.tsx';
import { KeepCourt, type KeepCourtProps } from './KeepCourt.tsx';

export interface Shown {
  view: View;
  by: ColumnKind;
  day: string;
  /** One courtroom or judge alone; null: all. */
  only: string | null;
}
interface CalendarViewProps {
  model: SceneModel<CourtCalendar>;
  agencies: readonly { id: string; name: string }[];
  agencyId: string | undefined;
  accountId: string;
  shown: Shown;
  today: string;
  isDemo: boolean;
  onShow: (shown: Shown) => void;
  onAgency: (agencyId: string) => void;
  onRetry: () => void;
  keep: KeepCourtProps['keep'];
}

/** The calendar of a court: a day by courtrooms or judges, a week, or one's own day. */
export function CalendarView({ model, agencies, agencyId, accountId, shown, today, isDemo, onShow, onAgency, onRetry, keep }: CalendarViewProps) {
  const { t } = useTranslation();
  const empty = (
    <StatusMessage tone="info" title={t('calendar:notOfCourt')}>
      <p>{t('calendar:notOfCourtText')}</p>
    </StatusMessage>
  );
  return (
    <ScenePage title={t('calendar:title')} lead={t('calendar:lead')} width="wide" header={{ isDemo }} hasHelp={false} data-testid="court-calendar">
      {agencyId === undefined ? null : <Bar {...{ model, agencies, agencyId, shown, today, onShow, onAgency }} />}
      <SceneBody model={model} skeleton={[4, 12, 12]} empty={empty} onRetry={onRetry} offline={<p>{t('calendar:offline')}</p>}>
        {(court) => (
          <>
            <Shelf court={court} shown={shown} today={today} accountId={accountId} />
            {court.mayKeep ? <KeepCourt court={court} keep={keep} /> : null}
          </>
        )}
      </SceneBody>
      <BackLink to={filesPath}>{t('files:case.back')}</BackLink>
    </ScenePage>
  );
}

type BarProps = Pick<CalendarViewProps, 'model' | 'agencies' | 'shown' | 'today' | 'onShow' | 'onAgency'> & { agencyId: string };
function Bar({ model, agencies, agencyId, shown, today, onShow, onAgency }: BarProps) {
  const { t } = useTranslation();
  const step = shown.view === 'week' ? 7 : 1;
  const court = model.state === 'ready' || model.state === 'offline' ? model.data : null;
  const choices =
    shown.by === 'courtroom'
      ? court?.courtrooms.map((one) => ({ value: one.courtroomId, label: one.name }))
      : court?.judges.map((one) => ({ value: one.accountId, label: one.name }));
  return (
    <form className={classes.bar} aria-label={t('calendar:asked')} onSubmit={(event) => event.preventDefault()}>
      {agencies.length > 1 ? (
        <NativeSelect
          label={t('calendar:court')}
          value={agencyId}
          data={agencies.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(event) => onAgency(event.currentTarget.value)}
        />
      ) : null}
      <div className={classes.tabs} role="group" aria-label={t('calendar:views')}>
        {calendarViews.map((view) => (
          <Button
            key={view}
            variant={view === shown.view ? 'filled' : 'default'}
            aria-pressed={view === shown.view}
            onClick={() => onShow({ ...shown, view })}
            data-testid={`calendar-${view}`}
          >
            {t(`calendar:view.${view}`)}
          </Button>
        ))}
      </div>
      <div className={classes.steps}>
        <Button variant="default" aria-label={t('calendar:earlier')} onClick={() => onShow({ ...shown, day: shiftDay(shown.day, -step) })}>
          <IconChevronLeft size={20} stroke={1.75} aria-hidden="true" />
        </Button>
        <Button variant="default" onClick={() => onShow({ ...shown, day: today })}>
          {t('calendar:today')}
        </Button>
        <Button
          variant="default"
          aria-label={t('calendar:later')}
          onClick={() => onShow({ ...shown, day: shiftDay(shown.day, step) })}
          data-testid="calendar-later"
        >
          <IconChevronRight size={20} stroke={1.75} aria-hidden="true" />
        </Button>
      </div>
      <TextInput
        type="date"
        label={t('calendar:day')}
        value={shown.day}
        onChange={(event) => (event.currentTarget.value === '' ? undefined : onShow({ ...shown, day: event.currentTarget.value }))}
        data-testid="calendar-date"
      />
      {shown.view === 'mine' ? null : (
        <>
          <NativeSelect
            label={t('calendar:by')}
            value={shown.by}
            data={columnKinds.map((kind) => ({ value: kind, label: t(`calendar:column.${kind}`) }))}
            onChange={(event) => onShow({ ...shown, by: columnKinds.find((one) => one === event.currentTarget.value) ?? 'courtroom', only: null })}
          />
          <NativeSelect
            label={t('calendar:only')}
            value={shown.only ?? ''}
            data={[{ value: '', label: t('calendar:all') }, ...(choices ?? [])]}
            onChange={(event) => onShow({ ...shown, only: event.currentTarget.value === '' ? null : event.currentTarget.value })}
          />
        </>
      )}
    </form>
  );
}

function Shelf({ court, shown, today, accountId }: { court: CourtCalendar; shown: Shown; today: string; accountId: string }) {
  const { t, i18n } = useTranslation();
  const { view, by, day, only } = shown;
  const fits = (one: CalendarEntry): boolean => only === null || (by === 'courtroom' ? one.courtroomId === only : one.judgeIds.includes(only));
  const entries = view === 'mine' ? ownEntries(court.entries, accountId) : court.entries.filter(fits);
  const days = daysOf(view, day, entries);
  const nameOf = (one: string): string =>
    t(one === today ? 'calendar:dayToday' : 'calendar:dayNamed', { day: formatDay(one, i18n.language), weekday: formatWeekday(one, i18n.language) });
  const listOf = (one: string, className: string | undefined) => {
    const on = entriesOn(entries, one);
    if (on.length === 0) return <p>{t(view === 'mine' ? 'calendar:nothingMine' : 'calendar:nothing')}</p>;
    return (
      <ul className={className}>
        {on.map((entry) => (
          <li key={`${entry.startsAt} ${entry.courtroomId}`}>
            <EntryCard entry={entry} court={court} />
          </li>
        ))}
      </ul>
    );
  };
  const agenda = (
    <div className={classes.agenda}>
      {days.map((one) => (
        <section key={one} aria-label={nameOf(one)}>
          <h3>{nameOf(one)}</h3>
          {listOf(one, undefined)}
        </section>
      ))}
    </div>
  );
  if (view === 'mine')
    return (
      <section aria-labelledby="my-day">
        <h2 id="my-day">{nameOf(day)}</h2>
        <p role="status">{t('calendar:mineCount', { count: entriesOn(entries, day).length })}</p>
        {listOf(day, classes.mine)}
      </section>
    );
  const isEmptyDay = view === 'day' && entriesOn(entries, day).length === 0;
  return (
    <section aria-labelledby="shelf">
      <h2 id="shelf">{view === 'day' ? nameOf(day) : t('calendar:weekOf', { day: formatDay(days[0] ?? day, i18n.language) })}</h2>
      {isEmptyDay ? <p>{t('calendar:nothing')}</p> : null}
      <div className={classes.wideOnly}>
        {view === 'day' && !isEmptyDay ? <DayGrid court={court} entries={entriesOn(entries, day)} by={by} /> : null}
        {view === 'week' ? (
          <div className={classes.columns} role="region" aria-label={t('calendar:view.week')} tabIndex={0}>
            {days.map((one) => (
              <section key={one} className={classes.column} data-today={one === today} aria-label={nameOf(one)}>
                <h3>{nameOf(one)}</h3>
                {listOf(one, undefined)}
              </section>
            ))}
          </div>
        ) : null}
      </div>
      {isEmptyDay ? null : <div className={classes.narrowOnly}>{view === 'day' ? listOf(day, classes.mine) : agenda}</div>}
    </section>
  );
}
