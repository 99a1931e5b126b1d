import { Button, FileInput } from '@mantine/core';
import type { SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { StatusMessage } from '../../components/StatusMessage.tsx';
import type { OrderProps } from '../courtroom/order/orderProps.ts';
import { ChosenFiles, FilingProgress } from './ChosenFiles.tsx';
import classes from './Evidence.module.css';
import { ExhibitWords } from './ExhibitWords.tsx';
import { FilePickers } from './FilePickers.tsx';
import { isSeveral, jobsOf } from './filing.ts';
import { mostChosen } from './chosenFiles.ts';
import { useFiling } from './useFiling.ts';

const reasons = ['hidden', 'twice', 'over'] as const;

/** Files exhibits: the documents, what they are, what they are to prove, where they are from. What was typed stays when it fails. */
export function FileForm(props: OrderProps) {
  const { t } = useTranslation();
  const { filing, act, fileAll, dropUploads } = useFiling(props);
  const { files, words, run, leftOut, done } = filing;
  const isList = files.length > 1;
  const jobs = jobsOf(filing);
  // In a list, each file says by itself why it was refused.
  const fault = filing.fault ?? (isList ? undefined : files[0]?.fault);
  const mayDrop = [filing.fault, ...files.map((one) => one.fault)].some((one) => one?.mayDropUploads);
  const drop = mayDrop ? (
    <Button variant="default" size="md" onClick={dropUploads} data-testid="uploads-drop">
      {t('evidence:dropUploads')}
    </Button>
  ) : null;
  const handleSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    void fileAll();
  };
  return (
    <details className={classes.form} data-testid="file-form">
      <summary>{t('evidence:file')}</summary>
      <form onSubmit={handleSubmit}>
        {isList ? (
          <ChosenFiles filing={filing} act={act} />
        ) : (
          <FileInput
            label={t('evidence:document')}
            description={t('evidence:documentHint')}
            placeholder={t('evidence:choose')}
            multiple
            value={files.map((one) => one.file)}
            clearable
            clearButtonProps={{ 'aria-label': t('evidence:clear'), style: { width: 44, height: 44 } }}
            disabled={run !== undefined}
            onChange={(chosen) => act({ type: 'choose', chosen })}
            data-testid="exhibit-document"
          />
        )}
        <FilePickers hasFiles={files.length > 0} isHandheld={filing.isHandheld} isDisabled={run !== undefined} act={act} />
        {reasons.some((reason) => leftOut[reason] > 0) ? (
          <StatusMessage tone="info" isLive>
            {reasons
              .filter((reason) => leftOut[reason] > 0)
              .map((reason) => (
                <p key={reason}>{t(`evidence:many.leftOut.${reason}`, { count: leftOut[reason], most: mostChosen })}</p>
              ))}
          </StatusMessage>
        ) : null}
        <ExhibitWords
          words={words}
          points={props.state.procedure.points}
          hasTitle={!isSeveral(filing)}
          isDisabled={run !== undefined}
          testId="exhibit"
          onChange={(part) => act({ type: 'words', words: part })}
        />
        {run ? <FilingProgress run={run} /> : null}
        {done && done.filed + done.left > 1 ? (
          <StatusMessage tone={done.left === 0 ? 'good' : 'attention'} title={t('evidence:many.done', { count: done.filed })} isLive>
            {done.left === 0 ? null : <p>{t('evidence:many.left', { count: done.left })}</p>}
          </StatusMessage>
        ) : null}
        {fault ? (
          <StatusMessage tone="danger" title={t(fault.text)} isLive>
            {drop}
          </StatusMessage>
        ) : (
          drop
        )}
        <Button type="submit" fullWidth size="md" disabled={!jobs || props.isBusy} loading={run !== undefined} data-testid="exhibit-file">
          {jobs && jobs.length > 1 ? t('evidence:many.fileAll', { count: jobs.length }) : t('evidence:fileIt')}
        </Button>
      </form>
    </details>
  );
}
