import { newHearingSchema } from '@assize/contracts/casefile/views';
import { plansOf } from '@assize/contracts/hearing/procedure/plans';
import { type CaseKind, caseKinds, caseKindSchema } from '@assize/contracts/hearing/procedure/stages';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { courtLocalToInstant } from '../../i18n/courtLocalTime.ts';
import { courtZoneName } from '../../i18n/formatInstant.ts';
import classes from './AdminView.module.css';
import type { FormProps } from './CaseForm.tsx';
import { useForm } from './useForm.ts';

/** Schedules a hearing of the case. */
export function HearingForm({ isBusy, isOffline, onSubmit }: FormProps<z.output<typeof newHearingSchema>>) {
  const { t, i18n } = useTranslation();
  const form = useForm(
    { title: '', courtroom: '', scheduledAt: '', caseKind: 'civil', plan: 'civilOrdinary' },
    newHearingSchema,
    (values) => ({ ...values, scheduledAt: courtLocalToInstant(values.scheduledAt) }),
    onSubmit,
  );
  const handleKind = (caseKind: CaseKind): void => form.set({ caseKind, plan: plansOf(caseKind)[0] ?? '' });
  return (
    <form className={classes.form} onSubmit={form.handleSubmit} noValidate aria-label={t('admin:newHearing')}>
      <TextInput
        name="title"
        required
        label={t('admin:field.hearingTitle')}
        description={t('admin:field.hearingTitleHint')}
        value={form.values.title}
        error={form.errorOf('title')}
        onChange={(event) => form.set({ title: event.currentTarget.value })}
      />
      <TextInput
        name="courtroom"
        required
        label={t('admin:field.courtroom')}
        value={form.values.courtroom}
        error={form.errorOf('courtroom')}
        onChange={(event) => form.set({ courtroom: event.currentTarget.value })}
      />
      <TextInput
        name="scheduledAt"
        required
        type="datetime-local"
        label={t('admin:field.scheduledAt', { zone: courtZoneName(i18n.language) })}
        value={form.values.scheduledAt}
        error={form.errorOf('scheduledAt')}
        onChange={(event) => form.set({ scheduledAt: event.currentTarget.value })}
      />
      <NativeSelect
        name="caseKind"
        label={t('order:plan.kind')}
        value={form.values.caseKind}
        onChange={(event) => handleKind(caseKindSchema.parse(event.currentTarget.value))}
        data={caseKinds.map((kind) => ({ value: kind, label: t(`order:kind.${kind}`) }))}
      />
      <NativeSelect
        name="plan"
        label={t('order:plan.label')}
        value={form.values.plan}
        error={form.errorOf('plan')}
        onChange={(event) => form.set({ plan: event.currentTarget.value })}
        data={plansOf(caseKindSchema.parse(form.values.caseKind)).map((plan) => ({ value: plan, label: t(`order:plan.${plan}`) }))}
      />
      <Button type="submit" loading={isBusy} disabled={isOffline} data-testid="create-hearing">
        {t('admin:schedule')}
      </Button>
    </form>
  );
}
