import { can } from '@assize/contracts/hearing/permissions';
import { useTranslation } from 'react-i18next';
import type { OrderProps } from '../courtroom/order/orderProps.ts';
import { whoIs } from '../courtroom/order/wording.ts';
import { AlertCard } from './AlertCard.tsx';

/** Who asks for help and whose equipment failed, for the court's own people: with who has taken it on. */
export function AlertsBanner({ state, meId, isBusy, send }: OrderProps) {
  const { t } = useTranslation();
  if (!can('alert.take', state, meId)) return null;
  const who = (id: string): string => whoIs(t, state.participants[id]);
  return state.alerts.map((alert) => (
    <AlertCard
      key={alert.id}
      alert={alert}
      who={who(alert.participantId)}
      taker={alert.takenById === null ? undefined : alert.takenById === meId ? t('staff:alert.byYou') : who(alert.takenById)}
      isBusy={isBusy}
      onTake={() => void send({ type: 'alert.take', payload: { alertId: alert.id } })}
      onResolve={() => void send({ type: 'alert.resolve', payload: { alertId: alert.id } })}
    />
  ));
}
