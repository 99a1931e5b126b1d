import { isShutOut } from '@assize/contracts/hearing/interruption/state';
import type { HearingState, ParticipantState } from '@assize/contracts/hearing/state';
import { IconVideoOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatTime } from '../../i18n/formatInstant.ts';
import classes from './Interruption.module.css';

interface InterruptionBannerProps {
  state: Pick<HearingState, 'interruption'>;
  me: Pick<ParticipantState, 'role'>;
}

/** For everybody in court while it sits unrecorded: that it is so, by which cause, since when; for the gallery, why it hears nothing. */
export function InterruptionBanner({ state, me }: InterruptionBannerProps) {
  const { t, i18n } = useTranslation();
  const { interruption } = state;
  if (!interruption) return null;
  const { cause, reason, since } = interruption;
  return (
    <div className={classes.banner} role="status" data-testid="interruption" data-cause={cause}>
      <IconVideoOff size={24} stroke={1.75} aria-hidden="true" />
      <div>
        <p className={classes.title}>
          {t(`interruption:banner.${cause}`)} <span className={classes.since}>{t('interruption:since', { time: formatTime(since, i18n.language) })}</span>
        </p>
        <p>{isShutOut(state, me) ? t(`interruption:shutOut.${cause}`) : t('interruption:sitsOn')}</p>
        {reason === null ? null : <p>{t('interruption:because', { reason })}</p>}
      </div>
    </div>
  );
}
