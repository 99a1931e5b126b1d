import { Button, TextInput } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { courtLocalToInstant, instantToCourtLocal } from '../../i18n/courtLocalTime.ts';
import type { OrderProps } from '../courtroom/order/orderProps.ts';
import classes from './Evidence.module.css';

/** Until when evidence is due, by the court's clock; what comes later is marked and ruled on. */
export function DeadlineForm({ state, isBusy, send }: OrderProps) {
  const { t } = useTranslation();
  const { deadlineAt } = state.evidence;
  const [local, setLocal] = useState(deadlineAt === null ? '' : instantToCourtLocal(Date.parse(deadlineAt)));
  const at = courtLocalToInstant(local) || null;
  const handleSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    void send({ type: 'evidence.setDeadline', payload: { at } });
  };
  return (
    <form className={classes.deadline} onSubmit={handleSubmit}>
      <TextInput
        type="datetime-local"
        label={t('evidence:setDeadline')}
        value={local}
        onChange={(event) => setLocal(event.currentTarget.value)}
        data-testid="deadline"
      />
      <Button type="submit" variant="default" disabled={isBusy || at === deadlineAt} data-testid="set-deadline">
        {t('evidence:recordDeadline')}
      </Button>
    </form>
  );
}
