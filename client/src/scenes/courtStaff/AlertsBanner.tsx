import { can } from '@assize/contracts/hearing/permissions';
import { useTranslation } from 'react-i18next';
import type { OrderProps } from '../courtroom/order/orderProps.ts';
import { whoIs } from '../courtroom/order/wording.ts';
import { AlertCard } from './AlertCard.tsx';

/** Who asks for help and whose equipment failed, for the court's own people: with who has taken it on. */
export function AlertsBanner({ state, meId, isBusy, send }: OrderProps) {
  const { t } = useTranslation();
  if (!can('alert.take', state, meId)) return null;
  return state.alerts.map((alert) => (
    <AlertCard
      key={alert.id}
      alert={alert}
      meId={meId}
      whoIs={(id) => whoIs(t, state.participants[id])}
      isBusy={isBusy}
      onTake={() => void send({ type: 'alert.take', payload: { alertId: alert.id } })}
      onResolve={() => void send({ type: 'alert.resolve', payload: { alertId: alert.id } })}
    />
  ));
}
