import type { OrderedRedaction } from '@assize/contracts/custody/redactions/state';
import type { RecordView } from '@assize/contracts/custody/views';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '../../components/ErrorView.tsx';
import { formatBytes, formatDateTime } from '../../i18n/formatInstant.ts';
import { personIn } from '../../record/recordPanel.ts';
import { useAct } from '../../record/useAct.ts';
import { RedactionForm } from './RedactionForm.tsx';
import type { NewRedaction } from './removalsOf.ts';
import classes from './Redactions.module.css';

interface RedactionsViewProps {
  record: RecordView;
  redactions: readonly OrderedRedaction[];
  /** Null until the recording is made. */
  durationMs: number | null;
  mayOrder: boolean;
  onOrder: (order: NewRedaction) => Promise<void>;
  onSave: (redactionId: string) => Promise<void>;
}

/** Redacted copies: on whose order, how they stand, which bytes they are and of which original. */
export function RedactionsView({ record, redactions, durationMs, mayOrder, onOrder, onSave }: RedactionsViewProps) {
  const { t } = useTranslation();
  return (
    <section className={classes.panel} aria-labelledby="redactions" data-testid="redactions">
      <h2 id="redactions">{t('redactions:title')}</h2>
      <p>{t('redactions:text')}</p>
      {redactions.length === 0 ? <p>{t('redactions:none')}</p> : null}
      <ul className={classes.list}>
        {redactions.map((one) => (
          <Row key={one.redactionId} redaction={one} record={record} onSave={() => onSave(one.redactionId)} />
        ))}
      </ul>
      {mayOrder && durationMs !== null ? <RedactionForm people={record.people} durationMs={durationMs} onOrder={onOrder} /> : null}
    </section>
  );
}

function Row({ redaction, record, onSave }: { redaction: OrderedRedaction; record: RecordView; onSave: () => Promise<void> }) {
  const { t, i18n } = useTranslation();
  const { isBusy, refusal, run } = useAct();
  const { at, participantId, role, reason, made } = redaction;
  const who = [role ? t(`common:role.${role}`) : '', personIn(record, participantId)?.name ?? ''].join(' ').trim();
  return (
    <li data-testid="redaction">
      <p>{t('redactions:ordered', { who, when: formatDateTime(at, i18n.language), reason })}</p>
      {made ? (
        <>
          <p>{t('redactions:made', { count: made.removed.length, size: formatBytes(made.bytes, i18n.language) })}</p>
          <p className={classes.hash}>{t('redactions:hashes', { copy: made.sha256, original: made.originalSha256 })}</p>
          <Button variant="default" size="sm" loading={isBusy} onClick={() => void run(onSave)} data-testid="save-redaction">
            {t('redactions:save')}
          </Button>
        </>
      ) : (
        <p role="status">{t('redactions:making')}</p>
      )}
      {refusal ? <ErrorView code={refusal} onRetry={() => void run(onSave)} /> : null}
    </li>
  );
}
