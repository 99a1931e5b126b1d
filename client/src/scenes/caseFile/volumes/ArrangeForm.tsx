import type { ViewedDocument } from '@assize/contracts/casefile/fileViews';
import type { Volume } from '@assize/contracts/casefile/volumes/wire';
import { ActionIcon, Button } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconGripVertical } from '@tabler/icons-react';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LiveText } from '../../../components/LiveText.tsx';
import classes from '../CaseFile.module.css';
import type { FilePanelProps } from '../filePanel.ts';
import form from '../Form.module.css';
import { RefusalView } from '../RefusalView.tsx';
import { useSend } from '../useSend.ts';
import { moveTo } from './arrange.ts';
import { useDragRows } from './useDragRows.ts';

interface ArrangeFormProps {
  act: FilePanelProps['act'];
  volume: Volume;
  documents: readonly ViewedDocument[];
  onDone: () => void;
}

/** A new order of the catalogue, by buttons or by dragging; it holds once it is saved, as one act. */
export function ArrangeForm({ act, volume, documents, onDone }: ArrangeFormProps) {
  const { t } = useTranslation();
  const [order, setOrder] = useState(() => documents.map(({ documentId, title }) => ({ documentId, title })));
  const [moved, setMoved] = useState('');
  const { acting, send } = useSend(act, onDone);
  const move = (from: number, to: number): void => {
    const one = order[from];
    if (!one || to < 0 || to >= order.length) return;
    setOrder(moveTo(order, from, to));
    setMoved(t('files:catalogue.moved', { title: one.title, place: to + 1, count: order.length }));
  };
  const list = useDragRows<HTMLOListElement>(move);
  const handleSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    send({ type: 'catalogue.arrange', payload: { volume, documentIds: order.map((one) => one.documentId) } });
  };
  return (
    <form className={form.opener} onSubmit={handleSubmit} data-testid="arrange-form">
      <p>{t('files:catalogue.arrangeText')}</p>
      <ol ref={list} className={classes.rows}>
        {order.map(({ documentId, title }, index) => {
          const moves = [
            { to: index - 1, label: t('files:catalogue.up', { title }), Icon: IconArrowUp, isEnd: index === 0, testId: 'document-up' },
            { to: index + 1, label: t('files:catalogue.down', { title }), Icon: IconArrowDown, isEnd: index === order.length - 1, testId: 'document-down' },
          ] as const;
          return (
            <li key={documentId} draggable data-place={index}>
              <div className={classes.ways}>
                <IconGripVertical className={classes.grip} size={20} stroke={1.75} aria-hidden="true" />
                {moves.map(({ to, label, Icon, isEnd, testId }) => (
                  // At the end it stays focusable: whoever moves by the keyboard keeps their place.
                  <ActionIcon
                    key={testId}
                    size={44}
                    variant="default"
                    aria-label={label}
                    aria-disabled={isEnd}
                    {...(isEnd ? { 'data-disabled': true } : {})}
                    onClick={() => move(index, to)}
                    data-testid={testId}
                  >
                    <Icon size={20} aria-hidden="true" />
                  </ActionIcon>
                ))}
                <span>
                  {index + 1}. {title}
                </span>
              </div>
            </li>
          );
        })}
      </ol>
      <LiveText text={moved} />
      <RefusalView acting={acting} />
      <Button type="submit" loading={acting.isBusy} data-testid="arrange-submit">
        {t('files:catalogue.arrangeAct')}
      </Button>
    </form>
  );
}
