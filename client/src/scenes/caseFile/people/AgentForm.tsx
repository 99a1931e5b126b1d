import { agentPowers, partiesCaseCommands } from '@assize/contracts/casefile/parties/wire';
import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useForm } from '../../admin/useForm.ts';
import type { FilePanelProps } from '../filePanel.ts';
import form from '../Form.module.css';
import { RefusalView } from '../RefusalView.tsx';
import { useSend } from '../useSend.ts';
import { agentBody, agentForms, emptyAgent } from './peopleForms.ts';

interface AgentFormProps {
  act: FilePanelProps['act'];
  partyId: string;
  partyName: string;
  onDone: () => void;
}

/** Names who acts for somebody, with which authority. */
export function AgentForm({ act, partyId, partyName, onDone }: AgentFormProps) {
  const { t } = useTranslation();
  const [agentId] = useState(() => crypto.randomUUID());
  const { acting, send } = useSend(act, onDone);
  const fields = useForm(
    emptyAgent,
    partiesCaseCommands['agent.name'],
    (values) => agentBody(agentId, partyId, values),
    (payload) => send({ type: 'agent.name', payload }),
  );
  const { values, set, errorOf } = fields;
  const label = t('files:people.nameAgent', { name: partyName });
  return (
    <form className={form.form} onSubmit={fields.handleSubmit} noValidate aria-label={label} data-testid="agent-form">
      <NativeSelect
        name="form"
        label={t('files:people.what')}
        value={values.form}
        data={agentForms.map((value) => ({ value, label: t(`files:agentForm.${value}`) }))}
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
      />
      <TextInput
        name="firm"
        label={t('files:people.firm')}
        value={values.firm}
        error={errorOf('firm')}
        onChange={(event) => set({ firm: event.currentTarget.value })}
      />
      <TextInput
        name="licence"
        label={t('files:people.licence')}
        value={values.licence}
        error={errorOf('licence')}
        onChange={(event) => set({ licence: event.currentTarget.value })}
      />
      <NativeSelect
        name="authority"
        label={t('files:people.authorityLabel')}
        value={values.authority}
        data={(['general', 'special'] as const).map((value) => ({ value, label: t(`files:people.authority.${value}`) }))}
        onChange={(event) => set({ authority: event.currentTarget.value })}
      />
      {values.authority === 'special' ? (
        <Checkbox.Group
          className={form.wide}
          label={t('files:people.powers')}
          value={values.powers.split(',').filter(Boolean)}
          onChange={(chosen) => set({ powers: chosen.join(',') })}
        >
          <div className={form.ways}>
            {agentPowers.map((value) => (
              <Checkbox key={value} size="md" value={value} label={t(`files:power.${value}`)} />
            ))}
          </div>
        </Checkbox.Group>
      ) : null}
      <RefusalView acting={acting} />
      <Button type="submit" loading={acting.isBusy} data-testid="agent-submit">
        {label}
      </Button>
    </form>
  );
}
