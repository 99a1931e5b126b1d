import { Button } from '@mantine/core';
import { can } from '@assize/contracts/hearing/permissions';
import { useTranslation } from 'react-i18next';
import { StatusMessage } from '../../components/StatusMessage.tsx';
import type { OrderProps } from '../courtroom/order/orderProps.ts';
import { whoIs } from '../courtroom/order/wording.ts';
import classes from './CourtStaff.module.css';

/** Who asks for help and whose equipment failed, for the court's own people: with who has taken it on. */
export function AlertsBanner({ state, meId, isBusy, send }: OrderProps) {
  const { t } = useTranslation();
  if (!can('alert.take', state, meId)) return null;
  return state.alerts.map((alert) => {
    const who = whoIs(t, state.participants[alert.participantId]);
    const taker = alert.takenById === null ? '' : alert.takenById === meId ? t('staff:alert.byYou') : whoIs(t, state.participants[alert.takenById]);
    return (
      <div key={alert.id} data-testid="alert" data-about={alert.about} data-taken={alert.takenById !== null}>
        <StatusMessage
          tone={alert.takenById === null ? 'attention' : 'info'}
          title={t(`staff:alert.${alert.kind}`, { who, what: t(`help:${alert.kind}.${alert.about}`) })}
          isLive
        >
          {alert.kind === 'help' && alert.detail !== null ? <p>{t('staff:alert.words', { words: alert.detail })}</p> : null}
          {alert.takenById === null ? null : <p>{t('staff:alert.taken', { who: taker })}</p>}
          <div className={classes.acts}>
            {alert.takenById === null ? (
              <Button size="sm" disabled={isBusy} onClick={() => void send({ type: 'alert.take', payload: { alertId: alert.id } })} data-testid="take-alert">
                {t('staff:alert.take')}
              </Button>
            ) : null}
            <Button
              size="sm"
              variant="default"
              disabled={isBusy}
              onClick={() => void send({ type: 'alert.resolve', payload: { alertId: alert.id } })}
              data-testid="resolve-alert"
            >
              {t('staff:alert.resolve')}
            </Button>
          </div>
        </StatusMessage>
      </div>
    );
  });
}
