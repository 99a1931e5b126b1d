import type { WatchedHearing } from '@assize/contracts/commandCentre';
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { casePath, hearingPath } from '../../app/paths.ts';
import { AlertCard } from '../courtStaff/AlertCard.tsx';
import { presenceOf } from '../courtroom/model/arrangeSeats.ts';
import { whoIs } from '../courtroom/order/wording.ts';
import { LinkLight } from '../courtroom/view/LinkLight.tsx';
import { CaptureLamp } from './CaptureLamp.tsx';
import classes from './Centre.module.css';
import { linkOf } from './centreModel.ts';

interface HearingDetailProps {
  hearing: WatchedHearing;
  isBusy: boolean;
  /** Why the last act was refused. */
  refusal: ReactNode;
  onAlert: (type: 'alert.take' | 'alert.resolve', alertId: string) => void;
  onClose: () => void;
}

/** One hearing beside the list: its alerts with who took them, its people, and the ways in. */
export function HearingDetail({ hearing, isBusy, refusal, onAlert, onClose }: HearingDetailProps) {
  const { t } = useTranslation();
  const { people, participantId: meId } = hearing;
  const who = (id: string): string =>
    whoIs(
      t,
      people.find((one) => one.participantId === id),
    );
  return (
    <section className={classes.detail} aria-label={hearing.caseNumber} data-testid="centre-detail">
      <h2>{hearing.caseNumber}</h2>
      <p className={classes.state}>
        {t(`common:status.${hearing.status}`)} · <CaptureLamp capture={hearing.capture} />
        {hearing.hoursLeft === null ? null : ` · ${t('centre:hoursLeft', { hours: Math.floor(hearing.hoursLeft) })}`}
      </p>
      {refusal}
      {hearing.alerts.length === 0 ? <p className={classes.quiet}>{t('centre:noAlerts')}</p> : null}
      {hearing.alerts.map((alert) => (
        <AlertCard
          key={alert.id}
          alert={alert}
          meId={meId}
          whoIs={who}
          isBusy={isBusy}
          onTake={() => onAlert('alert.take', alert.id)}
          onResolve={() => onAlert('alert.resolve', alert.id)}
        />
      ))}
      <h3>{t('centre:people')}</h3>
      <ul className={classes.people}>
        {people.map((one) => {
          const link = linkOf(one);
          return (
            <li key={one.participantId} data-participant-id={one.participantId} data-missing={one.isMissing}>
              <span>
                <strong>{t(`common:role.${one.role}`)}</strong> {one.name}
              </span>
              <span className={classes.quiet}>{t(`courtroom:presence.${presenceOf(one)}`)}</span>
              {link ? <LinkLight link={link} /> : null}
            </li>
          );
        })}
      </ul>
      <div className={classes.ways}>
        <Button component={Link} to={hearingPath(hearing.hearingId)} data-testid="centre-enter">
          {t('common:home.enter')}
        </Button>
        <Button component={Link} to={casePath(hearing.caseId)} variant="default">
          {t('centre:case')}
        </Button>
        <Button variant="subtle" onClick={onClose}>
          {t('common:action.close')}
        </Button>
      </div>
    </section>
  );
}
