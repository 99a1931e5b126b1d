import type { RecordView } from '@assize/contracts/custody/views';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '../../components/ErrorView.tsx';
import { formatBytes } from '../../i18n/formatInstant.ts';
import { useAct } from '../../record/useAct.ts';
import classes from './Redactions.module.css';

interface PublicCopiesProps {
  copies: RecordView['publicCopies'];
  onSave: (redactionId: string) => Promise<void>;
}

/** For parties and the public: the copies that were made for publication. */
export function PublicCopies({ copies, onSave }: PublicCopiesProps) {
  const { t, i18n } = useTranslation();
  const { isBusy, refusal, run } = useAct();
  return (
    <section className={classes.panel} aria-labelledby="public-copies" data-testid="public-copies">
      <h2 id="public-copies">{t('redactions:public.title')}</h2>
      <p>{t('redactions:public.text')}</p>
      <ul className={classes.list}>
        {copies.map(({ redactionId, bytes, removed, sha256, originalSha256 }) => (
          <li key={redactionId}>
            <p>{t('redactions:made', { count: removed, size: formatBytes(bytes, i18n.language) })}</p>
            <p className={classes.hash}>{t('redactions:hashes', { copy: sha256, original: originalSha256 })}</p>
            <Button variant="default" size="sm" loading={isBusy} onClick={() => void run(() => onSave(redactionId))} data-testid="save-redaction">
              {t('redactions:save')}
            </Button>
          </li>
        ))}
      </ul>
      {refusal ? <ErrorView code={refusal} /> : null}
    </section>
  );
}
