import { volumes } from '@assize/contracts/casefile/volumes/wire';
import { Button, FileInput, NativeSelect, Progress, TextInput } from '@mantine/core';
import { type SubmitEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LiveText } from '../../../components/LiveText.tsx';
import { StatusMessage } from '../../../components/StatusMessage.tsx';
import { ChosenFileRow } from '../../evidence/ChosenFileRow.tsx';
import { mostChosen } from '../../evidence/chosenFiles.ts';
import { FilePickers } from '../../evidence/FilePickers.tsx';
import classes from '../CaseFile.module.css';
import form from '../Form.module.css';
import { canFile, type CaseFiling, type CaseFilingAct } from './caseFiling.ts';

interface FilingViewProps {
  filing: CaseFiling;
  act: (act: CaseFilingAct) => void;
  onFile: () => void;
  onOrder: () => void;
  /** Drops what was begun and not filed, where there is no room for more. */
  onDropUploads: () => void;
}

const reasons = ['hidden', 'twice', 'over'] as const;

/** The files chosen, in their order, where they will stand, and how the filing goes. */
export function FilingView({ filing, act, onFile, onOrder, onDropUploads }: FilingViewProps) {
  const { t } = useTranslation();
  const list = useRef<HTMLUListElement>(null);
  const [moved, setMoved] = useState('');
  const { files, run, place, leftOut, done } = filing;
  const isRunning = run !== null;
  const handleSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    onFile();
  };
  const handleMove = (index: number, by: -1 | 1): void => {
    const one = files[index];
    if (!one) return;
    act({ type: 'move', id: one.id, by });
    setMoved(t('evidence:many.moved', { name: one.file.name, place: index + 1 + by, count: files.length }));
  };
  const handleRemove = (id: string): void => {
    act({ type: 'remove', id });
    list.current?.focus();
  };
  return (
    <form className={form.form} onSubmit={handleSubmit} data-testid="filing-form">
      <p className={form.wide}>{t('files:filing.text')}</p>
      <NativeSelect
        label={t('files:document.volume')}
        description={t('files:document.volumeHint')}
        value={place.volume}
        disabled={isRunning}
        data={volumes.map((value) => ({ value, label: t(`files:volume.${value}`) }))}
        onChange={(event) => act({ type: 'place', place: { volume: volumes.find((one) => one === event.currentTarget.value) ?? place.volume } })}
        data-testid="filing-volume"
      />
      <TextInput
        label={t('files:document.folder')}
        value={place.folder}
        maxLength={200}
        disabled={isRunning}
        onChange={(event) => act({ type: 'place', place: { folder: event.currentTarget.value } })}
        data-testid="filing-folder"
      />
      <TextInput
        type="date"
        label={t('files:document.madeOn')}
        value={place.madeOn}
        disabled={isRunning}
        onChange={(event) => act({ type: 'place', place: { madeOn: event.currentTarget.value } })}
      />
      {files.length === 0 ? (
        <FileInput
          className={form.wide}
          multiple
          label={t('files:filing.choose')}
          placeholder={t('files:filing.choose')}
          value={[]}
          onChange={(chosen) => act({ type: 'add', chosen })}
          data-testid="filing-files"
        />
      ) : null}
      <div className={form.ways}>
        <FilePickers
          hasFiles={files.length > 0}
          isHandheld={false}
          isDisabled={isRunning}
          act={(one) => (one.type === 'add' ? act({ type: 'add', chosen: one.chosen }) : undefined)}
        />
        {files.length > 1 ? (
          <Button variant="default" disabled={isRunning} onClick={onOrder}>
            {t('evidence:many.order')}
          </Button>
        ) : null}
      </div>
      {reasons.some((reason) => leftOut[reason] > 0) ? (
        <div className={form.wide}>
          <StatusMessage tone="info" isLive>
            {reasons
              .filter((reason) => leftOut[reason] > 0)
              .map((reason) => (
                <p key={reason}>{t(`evidence:many.leftOut.${reason}`, { count: leftOut[reason], most: mostChosen })}</p>
              ))}
          </StatusMessage>
        </div>
      ) : null}
      <ul ref={list} tabIndex={-1} className={`${classes.rows} ${form.wide}`} aria-label={t('evidence:many.chosen', { count: files.length })}>
        {files.map((one, index) => (
          <ChosenFileRow
            key={one.id}
            one={one}
            place={index + 1}
            count={files.length}
            hasTitle
            isRunning={isRunning}
            isFiled={run?.filedIds.includes(one.id) ?? false}
            share={run?.nowId === one.id ? run.share : undefined}
            onMove={(by) => handleMove(index, by)}
            onRemove={() => handleRemove(one.id)}
            onTitle={(title) => act({ type: 'retitle', id: one.id, title })}
          />
        ))}
      </ul>
      <LiveText text={moved} />
      <div className={form.wide}>
        {run ? <RunProgress run={run} /> : null}
        {done ? (
          <StatusMessage tone={done.left === 0 ? 'good' : 'attention'} title={t('files:filing.done', { count: done.filed })} isLive>
            {done.left === 0 ? null : <p>{t('files:filing.left', { count: done.left })}</p>}
          </StatusMessage>
        ) : null}
        {files.some((one) => one.fault?.mayDropUploads) ? (
          <Button variant="default" onClick={onDropUploads} data-testid="uploads-drop">
            {t('evidence:dropUploads')}
          </Button>
        ) : null}
      </div>
      <Button type="submit" disabled={!canFile(filing)} loading={isRunning} data-testid="filing-submit">
        {files.length === 0 ? t('files:filing.open') : t('files:filing.act', { count: files.length })}
      </Button>
    </form>
  );
}

/** How far all of it is: each document counts alike. */
function RunProgress({ run }: { run: NonNullable<CaseFiling['run']> }) {
  const { t } = useTranslation();
  const filed = run.filedIds.length;
  const text = t('files:filing.running', { number: Math.min(filed + 1, run.count), count: run.count });
  return (
    <>
      <p role="status">{text}</p>
      <Progress value={((filed + run.share) / run.count) * 100} aria-label={text} size="lg" data-testid="filing-progress" />
    </>
  );
}
