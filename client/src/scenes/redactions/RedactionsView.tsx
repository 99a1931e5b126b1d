import type { OrderedRedaction } from '@assize/contracts/custody/redactions/state';
import type { RecordView } from '@assize/contracts/custody/views';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '../../i18n/formatInstant.ts';
import { personIn } from '../../record/recordPanel.ts';
import { MadeCopy } from './MadeCopy.tsx';
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
  const { at, participantId, role, reason, made } = redaction;
  const who = [role ? t(`common:role.${role}`) : '', personIn(record, participantId)?.name ?? ''].join(' ').trim();
  return (
    <li data-testid="redaction">
      <p>{t('redactions:ordered', { who, when: formatDateTime(at, i18n.language), reason })}</p>
      {made ? <MadeCopy {...made} removed={made.removed.length} onSave={onSave} /> : <p role="status">{t('redactions:making')}</p>}
    </li>
  );
}
