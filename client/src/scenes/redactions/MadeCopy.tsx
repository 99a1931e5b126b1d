import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '../../components/ErrorView.tsx';
import { formatBytes } from '../../i18n/formatInstant.ts';
import { useAct } from '../../record/useAct.ts';
import classes from './Redactions.module.css';

interface MadeCopyProps {
  bytes: number;
  sha256: string;
  originalSha256: string;
  /** How many things were left out. */
  removed: number;
  onSave: () => Promise<void>;
}

/** A copy for publication that is there: which bytes it is, of which original, and how to have it. */
export function MadeCopy({ bytes, sha256, originalSha256, removed, onSave }: MadeCopyProps) {
  const { t, i18n } = useTranslation();
  const { isBusy, refusal, run } = useAct();
  return (
    <>
      <p>{t('redactions:made', { count: removed, size: formatBytes(bytes, i18n.language) })}</p>
      <p className={classes.hash}>{t('redactions:hashes', { copy: sha256, original: originalSha256 })}</p>
      <Button variant="default" size="sm" loading={isBusy} onClick={() => void run(onSave)} data-testid="save-redaction">
        {t('redactions:save')}
      </Button>
      {refusal ? <ErrorView code={refusal} onRetry={() => void run(onSave)} /> : null}
    </>
  );
}
