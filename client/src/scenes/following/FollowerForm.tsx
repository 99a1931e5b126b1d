import { followerParts, newFollowerSchema } from '@assize/contracts/casefile/follow/wire';
import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { useAct } from '../../record/useAct.ts';
import { useForm } from '../admin/useForm.ts';
import form from '../caseFile/Form.module.css';
import type { ViewedParty } from '../caseFile/people/peopleForms.ts';
import { RefusalView } from '../caseFile/RefusalView.tsx';

interface FollowerFormProps {
  parties: readonly ViewedParty[];
  /** Rejects with ApiError. */
  onName: (body: z.output<typeof newFollowerSchema>) => Promise<void>;
}
const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** Names somebody who may follow the case online: a party, who acts for one, or a relative of an accused. */
export function FollowerForm({ parties, onName }: FollowerFormProps) {
  const { t } = useTranslation();
  const acting = useAct();
  // One id for as long as the form is open: asked again, nobody is named twice.
  const [followerId] = useState(() => crypto.randomUUID());
  const [acceptsService, setAcceptsService] = useState(false);
  const [first] = parties;
  const nameOf = (party: ViewedParty | undefined): string => (party && !party.isMasked ? party.name : '');
  const fields = useForm(
    { partyId: first?.partyId ?? '', as: 'party', name: nameOf(first), email: '', phone: '' },
    newFollowerSchema,
    ({ email, phone, ...values }) => ({ followerId, ...values, email: orNull(email), phone: orNull(phone), acceptsService }),
    (body) => void acting.run(() => onName(body)),
  );
  const { values, set, errorOf } = fields;
  const choose = (change: { partyId?: string; as?: string }): void => {
    const { partyId, as } = { ...values, ...change };
    const party = parties.find((one) => one.partyId === partyId);
    // A party follows under the name that they have in the case; for another the name is asked.
    const isPartys = values.name === '' || parties.some((one) => one.name === values.name);
    set({ ...change, ...(isPartys ? { name: as === 'party' ? nameOf(party) : '' } : {}) });
  };
  if (parties.length === 0) return <p>{t('following:followers.noParty')}</p>;
  return (
    <form className={form.form} onSubmit={fields.handleSubmit} noValidate aria-label={t('following:followers.name')} data-testid="follower-form">
      <NativeSelect
        name="partyId"
        label={t('following:followers.party')}
        value={values.partyId}
        data={parties.map((one) => ({ value: one.partyId, label: `${t(`files:partyRole.${one.role}`)} ${one.name}` }))}
        onChange={(event) => choose({ partyId: event.currentTarget.value })}
      />
      <NativeSelect
        name="as"
        label={t('following:followers.as')}
        value={values.as}
        data={followerParts.map((value) => ({ value, label: t(`following:part.${value}`) }))}
        onChange={(event) => choose({ as: event.currentTarget.value })}
      />
      <TextInput
        name="name"
        required
        autoComplete="off"
        label={t('files:people.name')}
        value={values.name}
        error={errorOf('name')}
        onChange={(event) => set({ name: event.currentTarget.value })}
        data-testid="follower-name"
      />
      <TextInput
        name="phone"
        type="tel"
        autoComplete="off"
        label={t('files:people.phoneLabel')}
        value={values.phone}
        error={errorOf('phone')}
        onChange={(event) => set({ phone: event.currentTarget.value })}
      />
      <TextInput
        name="email"
        type="email"
        autoComplete="off"
        label={t('following:followers.email')}
        value={values.email}
        error={errorOf('email')}
        onChange={(event) => set({ email: event.currentTarget.value })}
      />
      <Checkbox
        className={form.wide}
        size="md"
        label={t('following:followers.accepts')}
        description={t('following:followers.acceptsHint')}
        checked={acceptsService}
        onChange={(event) => setAcceptsService(event.currentTarget.checked)}
        data-testid="accepts-service"
      />
      <RefusalView acting={acting} />
      <Button type="submit" loading={acting.isBusy} data-testid="follower-submit">
        {t('following:followers.submit')}
      </Button>
    </form>
  );
}
