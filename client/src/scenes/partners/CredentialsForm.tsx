import { type RouteBody, routes } from '@assize/contracts/http/routes';
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from '../admin/AdminView.module.css';
import type { FormProps } from '../admin/CaseForm.tsx';
import { useForm } from '../admin/useForm.ts';

/** What this installation signs in with at a partner: kept sealed, and never shown again. */
export function CredentialsForm({ isBusy, isOffline, onSubmit }: FormProps<RouteBody<'POST /api/exchange/partners/:partnerId/credentials'>>) {
  const { t } = useTranslation();
  const { body } = routes['POST /api/exchange/partners/:partnerId/credentials'];
  const trimmed = ({ clientId, clientSecret }: { clientId: string; clientSecret: string }) => ({
    clientId: clientId.trim(),
    clientSecret: clientSecret.trim(),
  });
  const form = useForm({ clientId: '', clientSecret: '' }, body, trimmed, onSubmit);
  return (
    <form className={classes.form} onSubmit={form.handleSubmit} noValidate aria-label={t('partners:enter.open')}>
      <TextInput
        name="clientId"
        required
        autoComplete="off"
        label={t('partners:issued.id')}
        description={t('partners:enter.hint')}
        value={form.values.clientId}
        error={form.errorOf('clientId')}
        onChange={(event) => form.set({ clientId: event.currentTarget.value })}
      />
      <PasswordInput
        name="clientSecret"
        required
        autoComplete="off"
        label={t('partners:issued.secret')}
        value={form.values.clientSecret}
        error={form.errorOf('clientSecret')}
        onChange={(event) => form.set({ clientSecret: event.currentTarget.value })}
      />
      <Button type="submit" loading={isBusy} disabled={isOffline} data-testid="enter-submit">
        {t('partners:enter.act')}
      </Button>
    </form>
  );
}
