import { newCaseSchema } from '@assize/contracts/casefile/views';
import { Button, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import classes from './AdminView.module.css';
import { useForm } from './useForm.ts';

export interface FormProps<T> {
  isBusy: boolean;
  isOffline: boolean;
  onSubmit: (body: T, clear: () => void) => void;
}

/** Files a case. */
export function CaseForm({ isBusy, isOffline, onSubmit }: FormProps<z.output<typeof newCaseSchema>>) {
  const { t } = useTranslation();
  const form = useForm({ caseNumber: '', title: '', court: '' }, newCaseSchema, (values) => values, onSubmit);
  return (
    <form className={classes.form} onSubmit={form.handleSubmit} noValidate aria-label={t('admin:newCase')}>
      <TextInput
        name="caseNumber"
        required
        label={t('admin:field.caseNumber')}
        description={t('admin:field.caseNumberHint')}
        value={form.values.caseNumber}
        error={form.errorOf('caseNumber')}
        onChange={(event) => form.set({ caseNumber: event.currentTarget.value })}
      />
      <TextInput
        name="title"
        required
        label={t('admin:field.title')}
        description={t('admin:field.titleHint')}
        value={form.values.title}
        error={form.errorOf('title')}
        onChange={(event) => form.set({ title: event.currentTarget.value })}
      />
      <TextInput
        name="court"
        required
        label={t('admin:field.court')}
        value={form.values.court}
        error={form.errorOf('court')}
        onChange={(event) => form.set({ court: event.currentTarget.value })}
      />
      <Button type="submit" loading={isBusy} disabled={isOffline} data-testid="create-case">
        {t('admin:create')}
      </Button>
    </form>
  );
}
