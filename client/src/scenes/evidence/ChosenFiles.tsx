import { Button, Progress, Radio } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LiveText } from '../../components/LiveText.tsx';
import type { FilingAct } from './actOnFiling.ts';
import { ChosenFileRow } from './ChosenFileRow.tsx';
import classes from './ChosenFiles.module.css';
import { arePhotos } from './chosenFiles.ts';
import { type Filing, isOneDocument, isSeveral } from './filing.ts';

/** The files chosen to be filed, in their order; photos become one document or several, as is chosen here. */
export function ChosenFiles({ filing, act }: { filing: Filing; act: (act: FilingAct) => void }) {
  const { t, i18n } = useTranslation();
  const list = useRef<HTMLUListElement>(null);
  const [moved, setMoved] = useState('');
  const { files, run } = filing;
  const count = files.length;
  const handleMove = (index: number, by: -1 | 1): void => {
    const one = files[index];
    if (!one) return;
    act({ type: 'move', id: one.id, by });
    setMoved(t('evidence:many.moved', { name: one.file.name, place: index + 1 + by, count }));
  };
  const handleRemove = (id: string): void => {
    act({ type: 'remove', id });
    list.current?.focus();
  };
  return (
    <div className={classes.chosen}>
      {arePhotos(files) ? (
        <Radio.Group
          label={t('evidence:many.photosAre')}
          value={isOneDocument(filing) ? 'one' : 'several'}
          onChange={(value) => act({ type: 'wantOne', wantsOne: value === 'one' })}
        >
          <div className={classes.ways}>
            <Radio size="md" value="one" disabled={run !== undefined} label={t('evidence:many.oneDocument', { count })} data-testid="one-document" />
            <Radio
              size="md"
              value="several"
              disabled={run !== undefined}
              label={t('evidence:many.severalExhibits', { count })}
              data-testid="several-exhibits"
            />
          </div>
        </Radio.Group>
      ) : null}
      <div className={classes.head}>
        <p className={classes.name}>{t('evidence:many.chosen', { count })}</p>
        <Button
          variant="default"
          size="md"
          disabled={run !== undefined}
          onClick={() => act({ type: 'order', language: i18n.language })}
          data-testid="order-files"
        >
          {t('evidence:many.order')}
        </Button>
      </div>
      <ul ref={list} tabIndex={-1} className={classes.rows} aria-label={t('evidence:many.chosen', { count })} data-testid="chosen-files">
        {files.map((one, index) => (
          <ChosenFileRow
            key={one.id}
            one={one}
            place={index + 1}
            count={count}
            hasTitle={isSeveral(filing)}
            isRunning={run !== undefined}
            isFiled={run?.filedIds.includes(one.id) ?? false}
            share={isSeveral(filing) && run?.nowIds.includes(one.id) ? run.share : undefined}
            onMove={(by) => handleMove(index, by)}
            onRemove={() => handleRemove(one.id)}
            onTitle={(title) => act({ type: 'retitle', id: one.id, title })}
          />
        ))}
      </ul>
      <LiveText text={moved} />
    </div>
  );
}

/** How far all of it is: each exhibit counts alike. */
export function FilingProgress({ run }: { run: NonNullable<Filing['run']> }) {
  const { t } = useTranslation();
  const text = run.count > 1 ? t('evidence:many.running', { number: run.index + 1, count: run.count }) : t('evidence:uploading');
  return (
    <div>
      {run.count > 1 ? <p role="status">{text}</p> : null}
      <Progress value={((run.index + run.share) / run.count) * 100} aria-label={text} size="lg" data-testid="filing-progress" />
    </div>
  );
}
