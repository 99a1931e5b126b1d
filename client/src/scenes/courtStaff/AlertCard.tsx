import { Button } from '@mantine/core';
import type { Alert } from '@assize/contracts/hearing/support/state';
import { useTranslation } from 'react-i18next';
import { StatusMessage } from '../../components/StatusMessage.tsx';
import classes from './CourtStaff.module.css';

interface AlertCardProps {
  alert: Alert;
  meId: string;
  /** Role and name of somebody of the hearing. */
  whoIs: (participantId: string) => string;
  isBusy: boolean;
  onTake: () => void;
  onResolve: () => void;
}

/** One alert: what the matter is, in whose words, and who looks after it. */
export function AlertCard({ alert, meId, whoIs, isBusy, onTake, onResolve }: AlertCardProps) {
  const { t } = useTranslation();
  const { takenById } = alert;
  const isTaken = takenById !== null;
  const who = whoIs(alert.participantId);
  return (
    <div data-testid="alert" data-about={alert.about} data-taken={isTaken}>
      <StatusMessage tone={isTaken ? 'info' : 'attention'} title={t(`staff:alert.${alert.kind}`, { who, what: t(`help:${alert.kind}.${alert.about}`) })} isLive>
        {alert.kind === 'help' && alert.detail !== null ? <p>{t('staff:alert.words', { words: alert.detail })}</p> : null}
        {isTaken ? <p>{t('staff:alert.taken', { who: takenById === meId ? t('staff:alert.byYou') : whoIs(takenById) })}</p> : null}
        <div className={classes.acts}>
          {isTaken ? null : (
            <Button size="sm" disabled={isBusy} onClick={onTake} data-testid="take-alert">
              {t('staff:alert.take')}
            </Button>
          )}
          <Button size="sm" variant="default" disabled={isBusy} onClick={onResolve} data-testid="resolve-alert">
            {t('staff:alert.resolve')}
          </Button>
        </div>
      </StatusMessage>
    </div>
  );
}
