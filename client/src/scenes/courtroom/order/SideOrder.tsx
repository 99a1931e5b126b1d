import { Button } from '@mantine/core';
import type { Side } from '@assize/contracts/hearing/roles';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import panel from '../view/Panel.module.css';
import classes from './Order.module.css';
import type { OrderProps } from './orderProps.ts';
import { partyKey } from './wording.ts';

const speakingSides: readonly Side[] = ['plaintiff', 'defendant', 'third', 'stand'];

/** In which order the sides speak: each side once, as they are pressed. */
export function SideOrder({ state, isBusy, send, onDone }: OrderProps & { onDone: () => void }) {
  const { t } = useTranslation();
  const isNamed = (side: Side): boolean => Object.values(state.participants).some((one) => one.side === side);
  const usual = speakingSides.filter((side) => side !== 'stand' && isNamed(side));
  const [order, setOrder] = useState<Side[]>(state.floor.order.length > 0 ? state.floor.order : usual);
  const nameOf = (side: Side): string => t(partyKey(side, state.procedure));
  const left = speakingSides.filter((side) => isNamed(side) && !order.includes(side));
  return (
    <div className={classes.fields} role="group" aria-label={t('order:floor.order')} data-testid="side-order">
      <p className={classes.quiet} aria-live="polite">
        {t('order:floor.orderHint', { order: order.map(nameOf).join(' → ') || '—' })}
      </p>
      <div className={panel.acts}>
        {left.map((side) => (
          <Button key={side} size="compact-sm" variant="default" onClick={() => setOrder([...order, side])}>
            {t('order:floor.addSide', { side: nameOf(side) })}
          </Button>
        ))}
        {order.length > 0 ? (
          <Button size="compact-sm" variant="default" onClick={() => setOrder([])}>
            {t('order:floor.clearOrder')}
          </Button>
        ) : null}
        <Button
          size="compact-sm"
          disabled={isBusy || order.length === 0}
          onClick={() => void send({ type: 'floor.setMode', payload: { mode: 'byOrder', order } }).then(onDone)}
          data-testid="start-order"
        >
          {t('order:floor.startOrder')}
        </Button>
      </div>
    </div>
  );
}
