import { Button, NativeSelect } from '@mantine/core';
import { floorModes } from '@assize/contracts/hearing/floor/wire';
import { can } from '@assize/contracts/hearing/permissions';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeepFocus } from '../../../components/useKeepFocus.ts';
import panel from '../view/Panel.module.css';
import { type Limit, limits } from './giveFloor.ts';
import { HandQueue } from './HandQueue.tsx';
import classes from './Order.module.css';
import type { OrderProps } from './orderProps.ts';
import { SideOrder } from './SideOrder.tsx';
import { partyKey, whoIs } from './wording.ts';

interface FloorPanelProps extends OrderProps {
  limitS: Limit;
  onLimit: (limitS: Limit) => void;
}

/** Who may speak: how the order of speaking is kept, who has the floor and for how long, and who asks for it. */
export function FloorPanel(props: FloorPanelProps) {
  const { state, meId, isBusy, send, limitS, onLimit } = props;
  const { t } = useTranslation();
  const keepFocus = useKeepFocus<HTMLElement>();
  const [isOrdering, setIsOrdering] = useState(false);
  const { mode, holderIds, turn, order, since, limitS: presentLimitS } = state.floor;
  const mayDirect = can('floor.setMode', state, meId);
  if (!mayDirect && !can('floor.lowerAllHands', state, meId)) return null;
  const isHeld = holderIds.length > 0 || turn !== null;
  const holder = turn === null ? holderIds.map((id) => whoIs(t, state.participants[id])).join(' · ') : t(partyKey(turn, state.procedure));
  const now = mode === 'open' ? t('order:floor.everyone') : isHeld ? t('order:floor.holder', { who: holder }) : t('order:floor.nobody');
  return (
    <section {...keepFocus} className={panel.panel} aria-label={t('order:floor.title')} data-testid="floor-panel">
      <div className={panel.head}>
        <h2>{t('order:floor.title')}</h2>
      </div>
      <p className={classes.holder}>{now}</p>
      {mayDirect ? (
        <>
          <div className={classes.modes} role="group" aria-label={t('order:floor.mode')}>
            {floorModes.map((one) => (
              <Button
                key={one}
                size="compact-sm"
                variant={(isOrdering ? 'byOrder' : mode) === one ? 'filled' : 'default'}
                aria-pressed={mode === one}
                disabled={isBusy}
                onClick={() => {
                  setIsOrdering(one === 'byOrder');
                  if (one !== 'byOrder') void send({ type: 'floor.setMode', payload: { mode: one, order: [] } });
                }}
                data-testid={`floor-${one}`}
              >
                {t(`order:floor.${one}`)}
              </Button>
            ))}
          </div>
          {isOrdering ? <SideOrder {...props} onDone={() => setIsOrdering(false)} /> : null}
          <NativeSelect
            label={t('order:floor.limit')}
            value={String(limitS ?? '')}
            data={limits.map((one) => ({
              value: String(one ?? ''),
              label: one === null ? t('order:floor.noLimit') : t('order:floor.minutes', { count: one / 60 }),
            }))}
            onChange={(event) => onLimit(limits.find((one) => String(one ?? '') === event.currentTarget.value) ?? null)}
            data-testid="floor-limit"
          />
          <div className={panel.acts}>
            {mode === 'byOrder' ? (
              <Button size="compact-sm" disabled={isBusy} onClick={() => void send({ type: 'floor.next', payload: { limitS } })} data-testid="floor-next">
                {turn === null && order.length > 0 ? t('order:floor.first') : t('order:floor.next')}
              </Button>
            ) : null}
            {isHeld && since !== null && presentLimitS !== null ? (
              <Button
                size="compact-sm"
                variant="default"
                disabled={isBusy}
                onClick={() => void send({ type: 'floor.extend', payload: { byS: 60 } })}
                data-testid="floor-extend"
              >
                {t('order:floor.extend')}
              </Button>
            ) : null}
            {isHeld ? (
              <Button
                size="compact-sm"
                variant="outline"
                color="danger"
                disabled={isBusy}
                onClick={() => void send({ type: 'floor.withdraw', payload: { reason: null } })}
                data-testid="floor-withdraw"
              >
                {t('order:floor.withdraw')}
              </Button>
            ) : null}
          </div>
        </>
      ) : null}
      <HandQueue {...props} />
    </section>
  );
}
