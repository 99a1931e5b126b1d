import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '../../components/ErrorView.tsx';
import { useAct } from '../../record/useAct.ts';
import classes from './HearingRecord.module.css';

/** A remark of the court on the record; it stays in the custody log. */
export function RemarkForm({ onRemark }: { onRemark: (text: string) => Promise<void> }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const { isBusy, refusal, run } = useAct();
  const remark = async (): Promise<void> => {
    if (text.trim() !== '' && (await run(() => onRemark(text.trim())))) setText('');
  };
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        void remark();
      }}
    >
      <Textarea
        label={t('record:remark.label')}
        description={t('record:remark.text')}
        value={text}
        maxLength={2000}
        onChange={(event) => setText(event.currentTarget.value)}
        data-testid="remark-text"
      />
      {refusal ? <ErrorView code={refusal} onRetry={() => void remark()} /> : null}
      <Button type="submit" variant="default" loading={isBusy} disabled={text.trim() === ''} data-testid="remark">
        {t('record:remark.act')}
      </Button>
    </form>
  );
}
