import { Button, TextInput } from '@mantine/core';
import { can } from '@assize/contracts/hearing/permissions';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Order.module.css';
import type { OrderProps } from './orderProps.ts';

/** One line for what happens at this moment, into the log with its time. */
export function NoteField({ state, meId, isBusy, send }: OrderProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  if (!can('note.make', state, meId)) return null;
  const make = async (): Promise<void> => {
    if (await send({ type: 'note.make', payload: { text: text.trim() } })) setText('');
  };
  return (
    <form
      className={classes.note}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') void make();
      }}
    >
      <TextInput
        label={t('order:note.label')}
        description={t('order:note.hint')}
        value={text}
        maxLength={500}
        onChange={(event) => setText(event.currentTarget.value)}
        data-testid="note"
      />
      <Button type="submit" variant="default" disabled={isBusy || text.trim() === ''} data-testid="make-note">
        {t('order:note.make')}
      </Button>
    </form>
  );
}
