import type { CaseCommand } from '@assize/contracts/casefile/commands';
import type { partiesCaseCommands } from '@assize/contracts/casefile/parties/wire';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { useForm } from '../../admin/useForm.ts';
import type { FilePanelProps } from '../filePanel.ts';
import form from '../Form.module.css';
import { RefusalView } from '../RefusalView.tsx';
import { useSend } from '../useSend.ts';
import { partyBody, type PartyValues, rolesIn } from './peopleForms.ts';

type PartySchema = (typeof partiesCaseCommands)['party.add' | 'party.change'];

interface PartyFormProps extends Pick<FilePanelProps, 'file' | 'act'> {
  label: string;
  /** Whom it changes; absent: somebody new. */
  partyId?: string;
  initial: PartyValues;
  schema: PartySchema;
  commandOf: (payload: z.output<PartySchema>) => CaseCommand;
  onDone: () => void;
}

/** Somebody of the case: what they are in it and what identifies them. */
export function PartyForm({ file, act, label, partyId, initial, schema, commandOf, onDone }: PartyFormProps) {
  const { t } = useTranslation();
  // One id for as long as the form is open: asked again, it is the same person.
  const [newId] = useState(() => crypto.randomUUID());
  const { acting, send } = useSend(act, onDone);
  const fields = useForm(
    initial,
    schema,
    (values) => partyBody(partyId ?? newId, values),
    (payload) => send(commandOf(payload)),
  );
  const { values, set, errorOf } = fields;
  const isPerson = values.form === 'person';
  return (
    <form className={form.form} onSubmit={fields.handleSubmit} noValidate aria-label={label} data-testid="party-form">
      <NativeSelect
        name="role"
        label={t('files:people.role')}
        value={values.role}
        data={rolesIn(file.kind).map((value) => ({ value, label: t(`files:partyRole.${value}`) }))}
        onChange={(event) => set({ role: event.currentTarget.value })}
      />
      <NativeSelect
        name="form"
        label={t('files:people.what')}
        value={values.form}
        data={(['person', 'organisation'] as const).map((value) => ({ value, label: t(`files:people.form.${value}`) }))}
        onChange={(event) => set({ form: event.currentTarget.value })}
      />
      <TextInput
        name="name"
        required
        autoComplete="off"
        label={t('files:people.name')}
        value={values.name}
        error={errorOf('name')}
        onChange={(event) => set({ name: event.currentTarget.value })}
        data-testid="party-name"
      />
      <TextInput
        name="idNumber"
        autoComplete="off"
        label={t(isPerson ? 'files:people.personNumber' : 'files:people.organisationNumber')}
        value={values.idNumber}
        error={errorOf('idNumber')}
        onChange={(event) => set({ idNumber: event.currentTarget.value })}
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
      {isPerson ? (
        <TextInput
          name="bornOn"
          type="date"
          label={t('files:people.bornLabel')}
          value={values.bornOn}
          error={errorOf('bornOn')}
          onChange={(event) => set({ bornOn: event.currentTarget.value })}
        />
      ) : null}
      <RefusalView acting={acting} />
      <Button type="submit" loading={acting.isBusy} data-testid="party-submit">
        {label}
      </Button>
    </form>
  );
}
