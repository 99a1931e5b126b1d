import { Button } from '@mantine/core';
import { can } from '@assize/contracts/hearing/permissions';
import type { HearingState } from '@assize/contracts/hearing/state';
import type { RecorderCause } from '@assize/contracts/recording/health';
import { useTranslation } from 'react-i18next';
import type { Intent } from '../model/intents.ts';
import classes from './HearingActs.module.css';

interface HearingActsProps {
  state: HearingState;
  meId: string;
  /** Why the recorder cannot start; opening and resuming wait for it. */
  hurdle: RecorderCause | undefined;
  isBusy: boolean;
  onIntent: (intent: Intent) => void;
}

/** What moves the whole hearing: only what the table of permissions offers this person now. */
export function HearingActs({ state, meId, hurdle, isBusy, onIntent }: HearingActsProps) {
  const { t } = useTranslation();
  const may = (act: Intent['act']): boolean => can(act, state, meId);
  const isBlocked = hurdle !== undefined && (may('hearing.open') || may('hearing.resume'));
  return (
    <div className={classes.acts} role="group" aria-label={t('courtroom:acts')}>
      {isBlocked ? (
        <p className={classes.hurdle} id="opening-hurdle">
          {t('courtroom:cannotOpen', { cause: t(`courtroom:cause.${hurdle}`) })}
        </p>
      ) : null}
      {may('hearing.openCheckIn') ? (
        <Button onClick={() => onIntent({ act: 'hearing.openCheckIn' })} disabled={isBusy} data-testid="act-check-in">
          {t('courtroom:act.openCheckIn')}
        </Button>
      ) : null}
      {may('hearing.open') ? (
        <Button
          onClick={() => onIntent({ act: 'hearing.open' })}
          disabled={isBusy || isBlocked}
          aria-describedby={isBlocked ? 'opening-hurdle' : undefined}
          data-testid="act-open"
        >
          {t('courtroom:act.open')}
        </Button>
      ) : null}
      {may('hearing.resume') ? (
        <Button
          onClick={() => onIntent({ act: 'hearing.resume' })}
          disabled={isBusy || isBlocked}
          aria-describedby={isBlocked ? 'opening-hurdle' : undefined}
          data-testid="act-resume"
        >
          {t('courtroom:act.resume')}
        </Button>
      ) : null}
      {may('hearing.recess') ? (
        <Button variant="default" onClick={() => onIntent({ act: 'hearing.recess' })} data-testid="act-recess">
          {t('courtroom:act.recess')}
        </Button>
      ) : null}
      {may('hearing.adjourn') ? (
        <Button variant="default" onClick={() => onIntent({ act: 'hearing.adjourn' })} data-testid="act-adjourn">
          {t('courtroom:act.adjourn')}
        </Button>
      ) : null}
      {may('hearing.close') ? (
        <Button variant="outline" color="danger" onClick={() => onIntent({ act: 'hearing.close' })} data-testid="act-close">
          {t('courtroom:act.close')}
        </Button>
      ) : null}
    </div>
  );
}
