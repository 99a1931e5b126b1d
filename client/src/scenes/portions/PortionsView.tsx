import type { RecordView } from '@assize/contracts/custody/views';
import type { Portion, PortionOrder } from '@assize/contracts/recording/portions';
import type { Chapter } from '@assize/contracts/recording/products';
import { Button, TextInput } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '../../components/ErrorView.tsx';
import { formatDateTime, formatDuration } from '../../i18n/formatInstant.ts';
import { personIn } from '../../record/recordPanel.ts';
import { useAct } from '../../record/useAct.ts';
import { type NewPortion, PortionForm } from './PortionForm.tsx';
import classes from './Portions.module.css';

interface PortionsViewProps {
  portions: readonly Portion[];
  durationMs: number;
  chapters: readonly Chapter[];
  record: RecordView;
  mayOrder: boolean;
  onSet: (order: NewPortion) => Promise<void>;
  onLift: (order: PortionOrder, reason: string) => Promise<void>;
}

/** What of the recording is not public: which part, for whom, on what ground, on whose order, and what was lifted. */
export function PortionsView({ portions, durationMs, chapters, record, mayOrder, onSet, onLift }: PortionsViewProps) {
  const { t } = useTranslation();
  return (
    <section className={classes.panel} aria-labelledby="portions" data-testid="portions">
      <h2 id="portions">{t('portions:title')}</h2>
      <p>{t('portions:text')}</p>
      {portions.length === 0 ? <p>{t('portions:none')}</p> : null}
      <ul className={classes.list}>
        {portions.map((portion) => (
          <Row key={JSON.stringify(portion.order)} portion={portion} record={record} onLift={mayOrder && !portion.lifted ? onLift : undefined} />
        ))}
      </ul>
      {mayOrder ? <PortionForm durationMs={durationMs} chapters={chapters} onSet={onSet} /> : null}
    </section>
  );
}

function Row({ portion, record, onLift }: { portion: Portion; record: RecordView; onLift: PortionsViewProps['onLift'] | undefined }) {
  const { t, i18n } = useTranslation();
  const { fromMs, toMs, level, ground, reason, lifted, order } = portion;
  const whoAndWhen = (one: Pick<Portion, 'at' | 'participantId' | 'role'>): { who: string; when: string } => {
    const who = [one.role ? t(`common:role.${one.role}`) : '', personIn(record, one.participantId)?.name ?? ''].join(' ').trim();
    return { who, when: formatDateTime(one.at, i18n.language) };
  };
  return (
    <li data-lifted={lifted !== null} data-testid="portion">
      <p className={classes.when}>{t('portions:span', { from: formatDuration(fromMs), to: formatDuration(toMs) })}</p>
      <p>{t(`portions:level.${level}`)}</p>
      <p>{t('portions:ground', { ground: t(`publicity:ground.${ground}`) })}</p>
      <p>{t('seq' in order ? 'portions:byHearing' : 'portions:bySince', { ...whoAndWhen(portion), reason: reason ?? '' })}</p>
      {lifted ? <p>{t('portions:lifted', { ...whoAndWhen(lifted), reason: lifted.reason })}</p> : null}
      {onLift ? <LiftForm onLift={(why) => onLift(order, why)} /> : null}
    </li>
  );
}

/** Asked for with its reason before it is done: others hear it from then on. */
function LiftForm({ onLift }: { onLift: (reason: string) => Promise<void> }) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const [reason, setReason] = useState('');
  const { isBusy, refusal, run } = useAct();
  if (!isOpen)
    return (
      <Button variant="default" size="sm" onClick={() => setIsOpen(true)} data-testid="lift-portion">
        {t('portions:lift')}
      </Button>
    );
  const lift = async (): Promise<void> => {
    if (await run(() => onLift(reason.trim()))) setIsOpen(false);
  };
  const handleSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    void lift();
  };
  return (
    <form className={classes.form} onSubmit={handleSubmit}>
      <p>{t('portions:liftText')}</p>
      <TextInput label={t('portions:reason')} value={reason} maxLength={500} required onChange={(event) => setReason(event.currentTarget.value)} />
      {refusal ? <ErrorView code={refusal} onRetry={() => void lift()} /> : null}
      <div className={classes.ways}>
        <Button type="submit" loading={isBusy} disabled={reason.trim() === ''} data-testid="confirm-lift">
          {t('portions:lift')}
        </Button>
        <Button variant="default" onClick={() => setIsOpen(false)}>
          {t('common:action.cancel')}
        </Button>
      </div>
    </form>
  );
}
