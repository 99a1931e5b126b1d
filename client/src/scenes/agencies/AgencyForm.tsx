import { agencyKinds, agencyLevels } from '@assize/contracts/agency/agencies';
import { type RouteBody, routes } from '@assize/contracts/http/routes';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from '../admin/AdminView.module.css';
import type { FormProps } from '../admin/CaseForm.tsx';
import { useForm } from '../admin/useForm.ts';

/** Adds an agency. */
export function AgencyForm({ isBusy, isOffline, onSubmit }: FormProps<RouteBody<'POST /api/agencies'>>) {
  const { t } = useTranslation();
  const form = useForm({ name: '', district: '', kind: 'police', level: 'basic' }, routes['POST /api/agencies'].body, (values) => values, onSubmit);
  return (
    <form className={classes.form} onSubmit={form.handleSubmit} noValidate aria-label={t('files:agencies.new')}>
      <TextInput
        name="name"
        required
        label={t('files:agencies.name')}
        value={form.values.name}
        error={form.errorOf('name')}
        onChange={(event) => form.set({ name: event.currentTarget.value })}
      />
      <TextInput
        name="district"
        required
        label={t('files:agencies.district')}
        value={form.values.district}
        error={form.errorOf('district')}
        onChange={(event) => form.set({ district: event.currentTarget.value })}
      />
      <NativeSelect
        name="kind"
        label={t('files:agencies.kind')}
        value={form.values.kind}
        data={agencyKinds.map((value) => ({ value, label: t(`files:agencyKind.${value}`) }))}
        onChange={(event) => form.set({ kind: event.currentTarget.value })}
      />
      <NativeSelect
        name="level"
        label={t('files:agencies.level')}
        value={form.values.level}
        data={agencyLevels.map((value) => ({ value, label: t(`files:level.${value}`) }))}
        onChange={(event) => form.set({ level: event.currentTarget.value })}
      />
      <Button type="submit" loading={isBusy} disabled={isOffline} data-testid="create-agency">
        {t('files:agencies.create')}
      </Button>
    </form>
  );
}
