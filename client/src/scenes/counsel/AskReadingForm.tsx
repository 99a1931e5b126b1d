import { newReadingSchema } from '@assize/contracts/casefile/reading/wire';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { ErrorView } from '../../components/ErrorView.tsx';
import { StatusMessage } from '../../components/StatusMessage.tsx';
import { useAct } from '../../record/useAct.ts';
import { useForm } from '../admin/useForm.ts';
import form from '../caseFile/Form.module.css';

type NewReading = z.output<typeof newReadingSchema>;
const empty = { caseNumber: '', partyName: '', licence: '', authority: '' };

/** Asks to read a case that the lawyer knows by its number and by the name of the party. */
export function AskReadingForm({ onAsk }: { onAsk: (body: NewReading) => Promise<void> }) {
  const { t } = useTranslation();
  const acting = useAct();
  // Sent again after a lost answer, it is one request.
  const [readingId, setReadingId] = useState(() => crypto.randomUUID());
  const [isAsked, setIsAsked] = useState(false);
  const fields = useForm(
    empty,
    newReadingSchema,
    (values) => ({ ...values, readingId, wish: null }),
    (body, clear) =>
      void acting
        .run(() => onAsk(body))
        .then((isDone) => {
          setIsAsked(isDone);
          if (!isDone) return;
          clear();
          setReadingId(crypto.randomUUID());
        }),
  );
  return (
    <form className={form.form} onSubmit={fields.handleSubmit} noValidate aria-label={t('counsel:ask.title')}>
      {(['caseNumber', 'partyName', 'licence', 'authority'] as const).map((name) => (
        <TextInput
          key={name}
          name={name}
          required
          label={t(`counsel:ask.${name}`)}
          description={t(`counsel:ask.hint.${name}`)}
          value={fields.values[name]}
          error={fields.errorOf(name)}
          onChange={(event) => fields.set({ [name]: event.currentTarget.value })}
          data-testid={`ask-${name}`}
        />
      ))}
      {acting.refusal === 'notFound' ? (
        <StatusMessage tone="danger" title={t('counsel:ask.notFound')} isLive>
          {t('counsel:ask.notFoundText')}
        </StatusMessage>
      ) : null}
      {acting.refusal !== null && acting.refusal !== 'notFound' ? <ErrorView code={acting.refusal} /> : null}
      {isAsked ? (
        <StatusMessage tone="good" isLive>
          {t('counsel:ask.done')}
        </StatusMessage>
      ) : null}
      <Button type="submit" loading={acting.isBusy} data-testid="ask-submit">
        {t('counsel:ask.act')}
      </Button>
    </form>
  );
}
