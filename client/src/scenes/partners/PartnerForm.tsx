import { Button, Textarea, TextInput } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../components/Facts.tsx';
import form from '../caseFile/Form.module.css';
import { type Description, readDescription } from './description.ts';

interface PartnerFormProps {
  isBusy: boolean;
  isOffline: boolean;
  onSubmit: (body: Description, clear: () => void) => void;
}

/** Makes an installation known by what it says of itself; what that is is shown before it is believed. */
export function PartnerForm({ isBusy, isOffline, onSubmit }: PartnerFormProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [name, setName] = useState('');
  const read = readDescription(text);
  const called = name.trim() === '' ? read?.name : name.trim();
  const handleSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!read) return;
    onSubmit({ ...read, name: called ?? read.name }, () => {
      setText('');
      setName('');
    });
  };
  return (
    <form className={form.form} onSubmit={handleSubmit} noValidate aria-label={t('partners:new')}>
      <Textarea
        className={form.wide}
        required
        rows={5}
        label={t('partners:form.description')}
        description={t('partners:form.hint')}
        value={text}
        error={text.trim() !== '' && !read ? t('partners:form.invalid') : undefined}
        onChange={(event) => setText(event.currentTarget.value)}
        data-testid="partner-description"
      />
      {read ? (
        <>
          <div className={form.wide} data-testid="partner-preview">
            <Facts
              facts={[
                { term: t('partners:card.address'), value: read.baseUrl ?? t('partners:card.noAddress') },
                { term: t('partners:card.agencies'), value: read.agencies.map((one) => `${one.name} (${one.district})`).join(t('files:comma')) },
                { term: t('partners:form.key'), value: read.publicKey },
              ]}
            />
            <p>{t('partners:form.check')}</p>
          </div>
          <TextInput
            maxLength={200}
            label={t('partners:form.name')}
            placeholder={read.name}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        </>
      ) : null}
      <Button type="submit" loading={isBusy} disabled={isOffline || !read} data-testid="make-partner">
        {t('partners:form.act')}
      </Button>
    </form>
  );
}
