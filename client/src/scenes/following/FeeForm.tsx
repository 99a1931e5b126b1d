import { followCaseCommands } from '@assize/contracts/casefile/follow/wire';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useForm } from '../admin/useForm.ts';
import form from '../caseFile/Form.module.css';
import type { ViewedParty } from '../caseFile/people/peopleForms.ts';
import { RefusalView } from '../caseFile/RefusalView.tsx';
import { useSend } from '../caseFile/useSend.ts';
import { fenOf, type FollowingPanelProps } from './following.ts';

interface FeeFormProps extends Pick<FollowingPanelProps, 'act'> {
  parties: readonly ViewedParty[];
  onDone: () => void;
}

/** What a party has to pay, and by when. */
export function FeeForm({ parties, act, onDone }: FeeFormProps) {
  const { t } = useTranslation();
  const [feeId] = useState(() => crypto.randomUUID());
  const { acting, send } = useSend(act, onDone);
  const fields = useForm(
    { partyId: parties[0]?.partyId ?? '', title: '', fen: '', dueOn: '' },
    followCaseCommands['fee.set'],
    (values) => ({ feeId, ...values, fen: fenOf(values.fen), dueOn: values.dueOn === '' ? null : values.dueOn }),
    (payload) => send({ type: 'fee.set', payload }),
  );
  const { values, set, errorOf } = fields;
  if (parties.length === 0) return <p>{t('following:followers.noParty')}</p>;
  return (
    <form className={form.form} onSubmit={fields.handleSubmit} noValidate aria-label={t('following:fees.set')} data-testid="fee-form">
      <NativeSelect
        name="partyId"
        label={t('following:fees.who')}
        value={values.partyId}
        data={parties.map((one) => ({ value: one.partyId, label: `${t(`files:partyRole.${one.role}`)} ${one.name}` }))}
        onChange={(event) => set({ partyId: event.currentTarget.value })}
      />
      <TextInput
        name="title"
        required
        maxLength={200}
        label={t('following:fees.what')}
        value={values.title}
        error={errorOf('title')}
        onChange={(event) => set({ title: event.currentTarget.value })}
        data-testid="fee-title"
      />
      <TextInput
        name="fen"
        required
        inputMode="decimal"
        label={t('following:fees.yuan')}
        value={values.fen}
        error={errorOf('fen') ? t('following:fees.noSum') : undefined}
        onChange={(event) => set({ fen: event.currentTarget.value })}
        data-testid="fee-sum"
      />
      <TextInput
        name="dueOn"
        type="date"
        label={t('following:fees.dueOn')}
        value={values.dueOn}
        error={errorOf('dueOn')}
        onChange={(event) => set({ dueOn: event.currentTarget.value })}
      />
      <RefusalView acting={acting} />
      <Button type="submit" loading={acting.isBusy} data-testid="fee-submit">
        {t('following:fees.set')}
      </Button>
    </form>
  );
}
