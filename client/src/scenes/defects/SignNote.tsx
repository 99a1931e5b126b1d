import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { ErrorView } from '../../components/ErrorView.tsx';
import { useAct } from '../../record/useAct.ts';
import classes from './Defects.module.css';

/** The presiding judge's own words, if any, and their signature. */
export function SignNote({ onSign }: { onSign: (words: string | null) => Promise<void> }) {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const [isAsking, setIsAsking] = useState(false);
  const { isBusy, refusal, run } = useAct();
  const sign = async (): Promise<void> => {
    await run(() => onSign(words.trim() === '' ? null : words.trim()));
    setIsAsking(false);
  };
  return (
    <div className={classes.form}>
      <Textarea
        label={t('defects:words')}
        description={t('defects:wordsHint')}
        value={words}
        maxLength={4000}
        onChange={(event) => setWords(event.currentTarget.value)}
        data-testid="defect-words"
      />
      {refusal ? <ErrorView code={refusal} onRetry={() => void sign()} /> : null}
      <Button onClick={() => setIsAsking(true)} loading={isBusy} data-testid="sign-defects">
        {t('defects:sign')}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={t('defects:ask')}
        consequence={t('defects:consequence')}
        confirmLabel={t('defects:sign')}
        isBusy={isBusy}
        onConfirm={() => void sign()}
        onClose={() => setIsAsking(false)}
      />
    </div>
  );
}
