import { Button, Textarea } from '@mantine/core';
import { can } from '@assize/contracts/hearing/permissions';
import type { DisputedPoint } from '@assize/contracts/hearing/procedure/state';
import { IconMessages } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import panel from '../view/Panel.module.css';
import { movedPoints } from './movedPoints.ts';
import classes from './Order.module.css';
import type { OrderProps } from './orderProps.ts';
import { ReasonDialog } from './ReasonDialog.tsx';

interface PointRowProps extends OrderProps {
  point: DisputedPoint;
  index: number;
  isArgued: boolean;
}

/** One point in dispute: its words, whether it is argued now, its outcome; with the acts of who may do them. */
export function PointRow({ state, meId, isBusy, send, point, index, isArgued }: PointRowProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<string>();
  const [isSettling, setIsSettling] = useState(false);
  const number = index + 1;
  const mayState = can('point.state', state, meId);
  const mayArgue = can('point.argue', state, meId);
  const { points } = state.procedure;
  const move = (by: -1 | 1): void => void send({ type: 'point.order', payload: { pointIds: movedPoints(points, index, by) } });
  const reword = async (): Promise<void> => {
    const text = draft?.trim() ?? '';
    if (text !== '' && (await send({ type: 'point.state', payload: { pointId: point.id, text } }))) setDraft(undefined);
  };
  const act = { size: 'compact-sm', variant: 'default' } as const;
  return (
    <li className={classes.point} data-argued={isArgued} aria-current={isArgued ? 'true' : undefined} data-testid="point">
      <p className={classes.pointText}>
        <strong>{t('order:points.number', { number })}</strong> <span>{point.text}</span>
      </p>
      {isArgued ? (
        <p className={classes.argued}>
          <IconMessages size={18} stroke={1.75} aria-hidden="true" />
          {t('order:points.arguedNow')}
        </p>
      ) : null}
      {point.outcome === null ? null : <p className={classes.outcome}>{t('order:points.outcome', { outcome: point.outcome })}</p>}
      {draft === undefined ? null : (
        <div className={classes.fields}>
          <Textarea
            label={t('order:points.text', { number })}
            value={draft}
            maxLength={200}
            data-autofocus
            onChange={(event) => setDraft(event.currentTarget.value)}
          />
          <div className={panel.acts}>
            <Button size="sm" disabled={isBusy || draft.trim() === ''} onClick={() => void reword()}>
              {t('order:points.save')}
            </Button>
            <Button size="sm" variant="default" onClick={() => setDraft(undefined)}>
              {t('common:action.cancel')}
            </Button>
          </div>
        </div>
      )}
      {(mayState || mayArgue) && draft === undefined ? (
        <div className={panel.acts} role="group" aria-label={t('order:points.acts', { number })}>
          {mayArgue ? (
            <Button
              {...act}
              variant={isArgued ? 'light' : 'default'}
              disabled={isBusy}
              onClick={() => void send({ type: 'point.argue', payload: { pointId: isArgued ? null : point.id } })}
              data-testid={`argue-${String(number)}`}
            >
              {isArgued ? t('order:points.endArgument') : t('order:points.argue')}
            </Button>
          ) : null}
          {can('point.settle', state, meId) ? (
            <Button {...act} disabled={isBusy} onClick={() => setIsSettling(true)} data-testid={`settle-${String(number)}`}>
              {t('order:points.settle')}
            </Button>
          ) : null}
          {mayState ? (
            <>
              <Button {...act} disabled={isBusy} onClick={() => setDraft(point.text)}>
                {t('order:points.reword')}
              </Button>
              <Button {...act} disabled={isBusy || index === 0} onClick={() => move(-1)}>
                {t('order:points.up')}
              </Button>
              <Button {...act} disabled={isBusy || index === points.length - 1} onClick={() => move(1)}>
                {t('order:points.down')}
              </Button>
            </>
          ) : null}
        </div>
      ) : null}
      {isSettling ? (
        <ReasonDialog
          title={t('order:points.settleTitle', { number })}
          consequence={t('order:points.settleConsequence')}
          confirmLabel={t('order:points.settle')}
          label={t('order:points.outcomeLabel')}
          initial={point.outcome ?? ''}
          isBusy={isBusy}
          onConfirm={(outcome) => void send({ type: 'point.settle', payload: { pointId: point.id, outcome } }).then(() => setIsSettling(false))}
          onClose={() => setIsSettling(false)}
        />
      ) : null}
    </li>
  );
}
