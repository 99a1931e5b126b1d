import type { CaseFileView } from '@assize/contracts/casefile/fileViews';
import type { CaseHearing, CaseHearings } from '@assize/contracts/calendar/views';
import type { MoveBooking } from '@assize/contracts/calendar/wire';
import { hasEnded } from '@assize/contracts/hearing/state';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { casePath, hearingPath, recordingPath } from '../../app/paths.ts';
import { Details } from '../../components/Details.tsx';
import { formatDateTime, formatDuration } from '../../i18n/formatInstant.ts';
import { useAct } from '../../record/useAct.ts';
import classes from '../caseFile/CaseFile.module.css';
import { FormOpener } from '../caseFile/FormOpener.tsx';
import { RefusalView } from '../caseFile/RefusalView.tsx';
import { numberOf } from '../presentation/exhibitWords.ts';
import type { BookingFormProps } from './BookingForm.tsx';
import own from './Calendar.module.css';
import { CancelForm } from './CancelForm.tsx';
import { MoveForm } from './MoveForm.tsx';
import { WithCourt } from './WithCourt.tsx';

export interface HearingRowProps {
  hearing: CaseHearing;
  booksFor: CaseHearings['booksFor'];
  file: Pick<CaseFileView, 'id' | 'handlers' | 'parties'>;
  today: string;
  handlers: {
    find: (hearingId: string | null) => BookingFormProps['find'];
    move: (hearingId: string, asked: MoveBooking) => Promise<void>;
    cancel: (hearingId: string, reason: string) => Promise<void>;
    makeLink: (hearingId: string, participantId: string) => Promise<void>;
  };
}

/** One hearing of a case, with what was recorded and put before the court in it. */
export function HearingRow({ hearing, booksFor, file, today, handlers }: HearingRowProps) {
  const { t, i18n } = useTranslation();
  const { hearingId, title, courtroom, startsAt, status, myParticipantId, booking, recordings } = hearing;
  const isOver = hasEnded(hearing);
  const mayChange = booksFor !== null && booking !== null && !isOver;
  return (
    <li data-testid="case-hearing">
      <p>
        <strong>{title}</strong> · {t(`common:status.${status}`)}
        {booking?.cancelled ? t('calendar:panel.because', { reason: booking.cancelled }) : ''}
      </p>
      <p>{t('calendar:panel.when', { time: formatDateTime(startsAt, i18n.language), courtroom })}</p>
      {booking ? (
        <p className={classes.muted}>
          {[
            t('calendar:minutes', { minutes: booking.minutes }),
            t('calendar:panel.judges', { names: booking.judges.map((one) => one.name).join(t('files:comma')) }),
            ...(booking.clerk ? [t('calendar:panel.clerk', { name: booking.clerk.name })] : []),
          ].join(' · ')}
        </p>
      ) : null}
      {recordings?.map(({ recordingId, status: made, startedAt, durationMs }) => {
        const words = t('calendar:panel.recording', { time: formatDateTime(startedAt, i18n.language), status: t(`casefile:recording.status.${made}`) });
        const length = durationMs === null ? '' : ` (${formatDuration(durationMs)})`;
        return (
          <p key={recordingId}>
            {myParticipantId === null ? words : <Link to={recordingPath(recordingId)}>{words}</Link>}
            {length}
          </p>
        );
      })}
      <Exhibits exhibits={hearing.exhibits} />
      {hearing.people ? <People {...{ hearing, mayChange }} makeLink={handlers.makeLink} /> : null}
      <div className={classes.acts}>
        {myParticipantId !== null && !isOver ? (
          <Button component={Link} to={hearingPath(hearingId)} data-testid="enter-hearing">
            {t('calendar:enter')}
          </Button>
        ) : null}
        {myParticipantId === null ? null : (
          <Button component={Link} to={casePath(file.id)} variant="default">
            {t('calendar:panel.records')}
          </Button>
        )}
        {mayChange && status === 'scheduled' ? (
          <FormOpener label={t('calendar:move.open')} testId="move-hearing">
            {(close) => (
              <WithCourt agencyId={booksFor.agencyId} today={today}>
                {(court) => (
                  <MoveForm
                    {...{ file, court, today, booking }}
                    find={handlers.find(hearingId)}
                    move={(asked) => handlers.move(hearingId, asked)}
                    onDone={close}
                  />
                )}
              </WithCourt>
            )}
          </FormOpener>
        ) : null}
        {mayChange && (status === 'scheduled' || status === 'checkIn') ? (
          <FormOpener label={t('calendar:cancel.open')} testId="cancel-hearing">
            {(close) => <CancelForm cancel={(reason) => handlers.cancel(hearingId, reason)} onDone={close} />}
          </FormOpener>
        ) : null}
      </div>
    </li>
  );
}

function Exhibits({ exhibits }: Pick<CaseHearing, 'exhibits'>) {
  const { t } = useTranslation();
  if (!exhibits || exhibits.length === 0) return null;
  return (
    <Details summary={t('calendar:panel.exhibits', { count: exhibits.length })}>
      <ul className={own.plain}>
        {exhibits.map(({ exhibitId, number, title }) => (
          <li key={exhibitId}>
            {numberOf(t, number)} {title}
          </li>
        ))}
      </ul>
    </Details>
  );
}

interface PeopleProps {
  hearing: CaseHearing;
  mayChange: boolean;
  makeLink: HearingRowProps['handlers']['makeLink'];
}

/** Who is named in it; for who comes by no account of their own a personal link can be made. */
function People({ hearing: { hearingId, people }, mayChange, makeLink }: PeopleProps) {
  const { t } = useTranslation();
  const acting = useAct();
  return (
    <Details summary={t('calendar:panel.people', { count: people?.length ?? 0 })}>
      <ul className={own.links}>
        {people?.map(({ participantId, name, role, mayLink }) => (
          <li key={participantId}>
            <span>
              {t(`common:role.${role}`)} <strong>{name}</strong>
            </span>
            {mayChange && mayLink ? (
              <Button
                variant="subtle"
                // One link at a time: a second click makes no second one.
                disabled={acting.isBusy}
                onClick={() => void acting.run(() => makeLink(hearingId, participantId))}
                data-testid="make-link"
              >
                {t('calendar:links.make', { name })}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      <RefusalView acting={acting} />
    </Details>
  );
}
