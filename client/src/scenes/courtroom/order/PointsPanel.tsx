import { Button, Textarea } from '@mantine/core';
import { can } from '@assize/contracts/hearing/permissions';
import { findArgued } from '@assize/contracts/hearing/procedure/state';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeepFocus } from '../../../components/useKeepFocus.ts';
import panel from '../view/Panel.module.css';
import classes from './Order.module.css';
import type { OrderProps } from './orderProps.ts';
import { PointRow } from './PointRow.tsx';

/** The points in dispute: stated and moved by the presiding judge, read by everyone in court. */
export function PointsPanel(props: OrderProps) {
  const { state, meId, isBusy, send } = props;
  const { t } = useTranslation();
  const keepFocus = useKeepFocus<HTMLElement>();
  const [text, setText] = useState('');
  const { points } = state.procedure;
  const mayState = can('point.state', state, meId);
  const arguedId = findArgued(state.procedure)?.id;
  const add = async (): Promise<void> => {
    if (await send({ type: 'point.state', payload: { pointId: crypto.randomUUID(), text: text.trim() } })) setText('');
  };
  return (
    <section {...keepFocus} className={panel.panel} aria-label={t('order:points.title')} data-testid="points-panel">
      <div className={panel.head}>
        <h2>{t('order:points.title')}</h2>
      </div>
      {points.length === 0 ? <p className={panel.empty}>{mayState ? t('order:points.emptyPresiding') : t('order:points.emptyOthers')}</p> : null}
      <ol className={classes.points}>
        {points.map((point, index) => (
          <PointRow key={point.id} {...props} point={point} index={index} isArgued={point.id === arguedId} />
        ))}
      </ol>
      {mayState ? (
        <form
          className={classes.fields}
          onSubmit={(event) => {
            event.preventDefault();
            if (text.trim() !== '') void add();
          }}
        >
          <Textarea
            label={t('order:points.new')}
            description={t('order:points.newHint')}
            value={text}
            maxLength={200}
            onChange={(event) => setText(event.currentTarget.value)}
            data-testid="new-point"
          />
          <Button type="submit" disabled={isBusy || text.trim() === ''} data-testid="add-point">
            {t('order:points.add')}
          </Button>
        </form>
      ) : null}
    </section>
  );
}
