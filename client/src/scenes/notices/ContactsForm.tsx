import { contactsSchema, type OwnContacts } from '@assize/contracts/notices/wire';
import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '../../components/ErrorView.tsx';
import { StatusMessage } from '../../components/StatusMessage.tsx';
import { languageNames, languages } from '../../i18n/languages.ts';
import { useAct } from '../../record/useAct.ts';
import { useForm } from '../admin/useForm.ts';
import type { ContactActs } from './ContactsView.tsx';
import classes from './Notices.module.css';

/** Where, in which language and of what somebody wishes to be told. Another address has to be confirmed. */
export function ContactsForm({ contacts, onChange }: { contacts: OwnContacts; onChange: ContactActs['change'] }) {
  const { t } = useTranslation();
  const acting = useAct();
  const [isSaved, setIsSaved] = useState(false);
  const { language, email, phone, wishes } = contacts;
  const held = {
    ...{ language, email: email?.address ?? '', phone: phone?.address ?? '' },
    ...{ byEmail: wishes.email ? 'yes' : '', bySms: wishes.sms ? 'yes' : '' },
  };
  const { values, set, errorOf, handleSubmit } = useForm<Record<keyof typeof held, string>, typeof contactsSchema>(
    held,
    contactsSchema,
    (form) => ({
      language: form.language,
      email: form.email.trim() === '' ? null : form.email.trim(),
      phone: form.phone.trim() === '' ? null : form.phone,
      wishes: { email: form.byEmail !== '', sms: form.bySms !== '' },
    }),
    (body) => {
      setIsSaved(false);
      void acting.run(async () => void (await onChange(body))).then(setIsSaved);
    },
  );
  return (
    <section aria-label={t('notices:change.title')} className={classes.section}>
      <h2>{t('notices:change.title')}</h2>
      <form
        className={classes.form}
        onSubmit={handleSubmit}
        onChange={() => setIsSaved(false)}
        noValidate
        aria-label={t('notices:change.title')}
        data-testid="contacts-form"
      >
        <TextInput
          name="email"
          type="email"
          autoComplete="email"
          label={t('notices:channel.email')}
          value={values.email}
          error={errorOf('email')}
          onChange={(event) => set({ email: event.currentTarget.value })}
        />
        <TextInput
          name="phone"
          type="tel"
          autoComplete="tel"
          label={t('notices:channel.sms')}
          description={t('notices:change.phoneHint')}
          value={values.phone}
          error={errorOf('phone')}
          onChange={(event) => set({ phone: event.currentTarget.value })}
        />
        <NativeSelect
          name="language"
          label={t('notices:change.language')}
          value={values.language}
          data={languages.map((value) => ({ value, label: languageNames[value] }))}
          onChange={(event) => set({ language: event.currentTarget.value })}
        />
        <fieldset className={classes.wishes}>
          <legend>{t('notices:change.wishes')}</legend>
          <p>{t('notices:change.always')}</p>
          <Checkbox
            size="md"
            label={t('notices:change.byEmail')}
            checked={values.byEmail !== ''}
            onChange={(event) => set({ byEmail: event.currentTarget.checked ? 'yes' : '' })}
          />
          <Checkbox
            size="md"
            label={t('notices:change.bySms')}
            checked={values.bySms !== ''}
            onChange={(event) => set({ bySms: event.currentTarget.checked ? 'yes' : '' })}
          />
        </fieldset>
        {acting.refusal === null ? null : <ErrorView code={acting.refusal} />}
        {isSaved ? (
          <StatusMessage tone="good" isLive>
            {t('notices:change.saved')}
          </StatusMessage>
        ) : null}
        <Button type="submit" variant="default" fullWidth loading={acting.isBusy} data-testid="save-contacts">
          {t('notices:change.save')}
        </Button>
      </form>
    </section>
  );
}
