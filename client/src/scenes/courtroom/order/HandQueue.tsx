import { Button } from '@mantine/core';
import { can } from '@assize/contracts/hearing/permissions';
import { useTranslation } from 'react-i18next';
import panel from '../view/Panel.module.css';
import { giveFloor, type Limit } from './giveFloor.ts';
import classes from './Order.module.css';
import type { OrderProps } from './orderProps.ts';
import { whoIs } from './wording.ts';

/** Who asks for the floor, longest waiting first. */
export function HandQueue({ state, meId, isBusy, send, limitS }: OrderProps & { limitS: Limit }) {
  const { t } = useTranslation();
  const { hands } = state.floor;
  const mayGive = can('floor.give', state, meId);
  const label = (act: string, id: string): string => t('order:floor.of', { act, who: whoIs(t, state.participants[id]) });
  return (
    <div>
      <div className={panel.head}>
        <h3 className={classes.heading} aria-live="polite">
          {t('order:floor.hands', { count: hands.length })}
        </h3>
        {hands.length > 1 && can('floor.lowerAllHands', state, meId) ? (
          <Button size="compact-sm" variant="default" disabled={isBusy} onClick={() => void send({ type: 'floor.lowerAllHands', payload: {} })}>
            {t('order:floor.lowerAll')}
          </Button>
        ) : null}
      </div>
      {hands.length === 0 ? <p className={panel.empty}>{t('order:floor.noHands')}</p> : null}
      <ol className={panel.rows} hidden={hands.length === 0} data-testid="hands">
        {hands.map(({ participantId }) => (
          <li key={participantId} className={classes.hand}>
            <span>{whoIs(t, state.participants[participantId])}</span>
            <span className={panel.acts}>
              {mayGive ? (
                <Button
                  size="compact-sm"
                  disabled={isBusy}
                  aria-label={label(t('order:floor.give'), participantId)}
                  onClick={() => void giveFloor({ state, send }, participantId, limitS)}
                  data-testid={`hand-give-${state.participants[participantId]?.role ?? ''}`}
                >
                  {t('order:floor.give')}
                </Button>
              ) : null}
              <Button
                size="compact-sm"
                variant="default"
                disabled={isBusy}
                aria-label={label(t('order:floor.lower'), participantId)}
                onClick={() => void send({ type: 'floor.lowerHand', payload: { participantId } })}
              >
                {t('order:floor.lower')}
              </Button>
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
