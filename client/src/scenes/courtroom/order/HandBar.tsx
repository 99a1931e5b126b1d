import { Button } from '@mantine/core';
import { can } from '@assize/contracts/hearing/permissions';
import { IconCheck, IconHandStop, IconHandOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { LiveText } from '../../../components/LiveText.tsx';
import { useKeepFocus } from '../../../components/useKeepFocus.ts';
import { holdsFloor } from './floorWords.ts';
import type { OrderProps } from './orderProps.ts';

const icon = { size: 22, stroke: 1.75, 'aria-hidden': true } as const;

/** The one main act of whoever takes part: ask for the floor, take the request back, or say that one has finished. */
export function HandBar({ state, meId, isBusy, send }: OrderProps) {
  const { t } = useTranslation();
  const keepFocus = useKeepFocus<HTMLDivElement>();
  const me = state.participants[meId];
  if (!me || !can('floor.raiseHand', state, meId)) return null;
  const isUp = state.floor.hands.some((one) => one.participantId === meId);
  const holds = holdsFloor(state.floor, me);
  const common = { fullWidth: true, disabled: isBusy } as const;
  return (
    <div {...keepFocus} data-testid="hand-bar" data-holds={holds} data-up={isUp}>
      {holds ? (
        <Button {...common} leftSection={<IconCheck {...icon} />} onClick={() => void send({ type: 'floor.yield', payload: {} })} data-testid="yield-floor">
          {t('order:floor.yield')}
        </Button>
      ) : isUp ? (
        <Button
          {...common}
          variant="light"
          leftSection={<IconHandOff {...icon} />}
          onClick={() => void send({ type: 'floor.lowerHand', payload: {} })}
          data-testid="lower-hand"
        >
          {t('order:floor.lowerMine')}
        </Button>
      ) : (
        <Button
          {...common}
          variant="default"
          leftSection={<IconHandStop {...icon} />}
          onClick={() => void send({ type: 'floor.raiseHand', payload: {} })}
          data-testid="raise-hand"
        >
          {t('order:floor.raise')}
        </Button>
      )}
      <LiveText text={isUp && !holds ? t('order:floor.handIsUp') : ''} />
    </div>
  );
}
