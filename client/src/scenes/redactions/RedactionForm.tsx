import type { RecordView } from '@assize/contracts/custody/views';
import { partOf } from '@assize/contracts/hearing/roles';
import { Button, Checkbox, TextInput } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '../../components/ErrorView.tsx';
import { useAct } from '../../record/useAct.ts';
import { type NewRedaction, type PersonRedaction, removalsOf, untouched } from './removalsOf.ts';
import classes from './Redactions.module.css';

interface RedactionFormProps {
  people: RecordView['people'];
  durationMs: number;
  onOrder: (order: NewRedaction) => Promise<void>;
}

/** The order of a copy: for each person another name, no voice, no picture. What is not public goes without being named. */
export function RedactionForm({ people, durationMs, onOrder }: RedactionFormProps) {
  const { t } = useTranslation();
  const [changes, setChanges] = useState<Record<string, PersonRedaction>>({});
  const [reason, setReason] = useState('');
  const { isBusy, refusal, run } = useAct();
  const order = async (): Promise<void> => {
    if (await run(() => onOrder({ remove: removalsOf(changes, durationMs), reason: reason.trim() }))) setReason('');
  };
  const handleSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    void order();
  };
  return (
    <form className={classes.panel} onSubmit={handleSubmit} data-testid="redaction-form">
      <h3>{t('redactions:new')}</h3>
      <p>{t('redactions:newText')}</p>
      {people
        .filter((one) => partOf(one.role) !== 'observer')
        .map(({ participantId, role, name }) => {
          const now = changes[participantId] ?? untouched;
          const change = (to: Partial<PersonRedaction>): void => setChanges({ ...changes, [participantId]: { ...now, ...to } });
          return (
            <fieldset key={participantId} className={classes.person}>
              <legend>{`${t(`common:role.${role}`)} ${name}`}</legend>
              <TextInput
                label={t('redactions:name')}
                placeholder={name}
                value={now.name}
                maxLength={200}
                onChange={(event) => change({ name: event.currentTarget.value })}
              />
              <Checkbox size="md" label={t('redactions:mute')} checked={now.isMuted} onChange={(event) => change({ isMuted: event.currentTarget.checked })} />
              <Checkbox size="md" label={t('redactions:hide')} checked={now.isHidden} onChange={(event) => change({ isHidden: event.currentTarget.checked })} />
            </fieldset>
          );
        })}
      <TextInput
        label={t('redactions:reason')}
        value={reason}
        maxLength={500}
        required
        onChange={(event) => setReason(event.currentTarget.value)}
        data-testid="redaction-reason"
      />
      {refusal ? <ErrorView code={refusal} onRetry={() => void order()} /> : null}
      <Button type="submit" loading={isBusy} disabled={reason.trim() === ''} className={classes.act} data-testid="redaction-order">
        {t('redactions:order')}
      </Button>
    </form>
  );
}
