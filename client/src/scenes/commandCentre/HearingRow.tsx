import type { WatchedHearing } from '@assize/contracts/commandCentre';
import { IconAlertTriangle, IconUserOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatDuration, formatTime } from '../../i18n/formatInstant.ts';
import { LinkLight } from '../courtroom/view/LinkLight.tsx';
import { CaptureLamp } from './CaptureLamp.tsx';
import classes from './Centre.module.css';
import { linkOf, missingIn } from './centreModel.ts';

interface HearingRowProps {
  hearing: WatchedHearing;
  /** The server's clock, as of the answer. */
  now: string;
  isChosen: boolean;
  onChoose: () => void;
}

const icon = { size: 18, stroke: 1.75, 'aria-hidden': true } as const;

/** One hearing in a line: state since when, people by their links, recording, who is missing, alerts. */
export function HearingRow({ hearing, now, isChosen, onChoose }: HearingRowProps) {
  const { t, i18n } = useTranslation();
  const missing = missingIn(hearing);
  const untaken = hearing.alerts.filter((one) => one.takenById === null).length;
  const since =
    hearing.statusSince && hearing.status !== 'scheduled'
      ? t('centre:since', { length: formatDuration(Date.parse(now) - Date.parse(hearing.statusSince)) })
      : t('centre:at', { time: formatTime(hearing.scheduledAt, i18n.language) });
  return (
    <button
      type="button"
      className={classes.row}
      aria-expanded={isChosen}
      onClick={onChoose}
      data-testid="centre-row"
      data-hearing-id={hearing.hearingId}
      data-urgent={untaken > 0 || hearing.capture === 'failing'}
    >
      <span className={classes.name}>
        <strong>{hearing.caseNumber}</strong>
        <span>
          {hearing.title} · {hearing.courtroom}
        </span>
      </span>
      <span className={classes.state} data-status={hearing.status}>
        <strong>{t(`common:status.${hearing.status}`)}</strong> <span>{since}</span>
      </span>
      <span className={classes.dots}>
        {hearing.people.map((one) => {
          const link = linkOf(one);
          return (
            <span key={one.participantId} className={classes.dot} data-missing={one.isMissing} title={`${t(`common:role.${one.role}`)} ${one.name}`}>
              {link ? <LinkLight link={link} /> : <IconUserOff {...icon} />}
            </span>
          );
        })}
      </span>
      <CaptureLamp capture={hearing.capture} />
      <span className={classes.notes}>
        {missing.length > 0 ? (
          <span>
            <IconUserOff {...icon} /> {t('centre:missing', { count: missing.length })}
          </span>
        ) : null}
        {hearing.alerts.length > 0 ? (
          <span data-untaken={untaken > 0}>
            <IconAlertTriangle {...icon} /> {untaken > 0 ? t('centre:untaken', { count: untaken }) : t('centre:allTaken', { count: hearing.alerts.length })}
          </span>
        ) : null}
      </span>
    </button>
  );
}
