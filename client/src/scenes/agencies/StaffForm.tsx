import { type AgencyKind, rolesInAgency } from '@assize/contracts/agency/agencies';
import { type RouteBody, routes } from '@assize/contracts/http/routes';
import { Button, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from '../admin/AdminView.module.css';
import type { FormProps } from '../admin/CaseForm.tsx';
import { NameField } from '../admin/NameField.tsx';
import { useForm } from '../admin/useForm.ts';

/** Names a new person in an agency; the answer is their personal link. */
export function StaffForm({ kind, isBusy, isOffline, onSubmit }: FormProps<RouteBody<'POST /api/agencies/:agencyId/staff'>> & { kind: AgencyKind }) {
  const { t } = useTranslation();
  const roles = rolesInAgency[kind];
  const form = useForm({ name: '', role: roles[0] as string }, routes['POST /api/agencies/:agencyId/staff'].body, (values) => values, onSubmit);
  return (
    <form className={classes.form} onSubmit={form.handleSubmit} noValidate aria-label={t('files:agencies.newPerson')}>
      <NameField form={form} />
      <NativeSelect
        name="role"
        label={t('files:agencies.role')}
        value={form.values.role}
        data={roles.map((value) => ({ value, label: t(`files:staffRole.${value}`) }))}
        onChange={(event) => form.set({ role: event.currentTarget.value })}
      />
      <Button type="submit" loading={isBusy} disabled={isOffline} data-testid="name-staff">
        {t('admin:add')}
      </Button>
    </form>
  );
}
