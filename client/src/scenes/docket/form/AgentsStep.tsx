import { agentPowers } from '@assize/contracts/casefile/parties/wire';
import type { DocketAgent } from '@assize/contracts/docket/form';
import { Button, Checkbox, NativeSelect, Radio, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from '../Docket.module.css';
import { changeAgent, newAgent, type StepProps } from './formModel.ts';

const forms = ['lawyer', 'statutory', 'citizen'] as const;

/** Who acts for the plaintiffs, and what they may do (CPL 62). */
export function AgentsStep({ form, change, errorOf }: StepProps) {
  const { t } = useTranslation();
  const plaintiffs = form.parties.filter((one) => one.role === 'plaintiff');
  const missing = errorOf('agents');
  return (
    <div className={classes.fields}>
      <p>{t('docket:hint.agents')}</p>
      {missing ? <p role="alert">{missing}</p> : null}
      {form.agents.map((agent, index) => (
        <AgentFields
          key={agent.agentId}
          agent={agent}
          number={index + 1}
          plaintiffs={plaintiffs.map(({ partyId, name }) => ({ value: partyId, label: name.trim() || t('files:partyRole.plaintiff') }))}
          errorOf={errorOf}
          onChange={(changed) => change(changeAgent(form, agent.agentId, changed))}
          onRemove={() => change({ agents: form.agents.filter((one) => one.agentId !== agent.agentId) })}
        />
      ))}
      <Button
        variant="default"
        disabled={form.agents.length >= 20}
        onClick={() => change({ agents: [...form.agents, newAgent(plaintiffs[0]?.partyId ?? '')] })}
        data-testid="add-agent"
      >
        {t('docket:add.agent')}
      </Button>
    </div>
  );
}

interface AgentFieldsProps {
  agent: DocketAgent;
  number: number;
  plaintiffs: { value: string; label: string }[];
  errorOf: StepProps['errorOf'];
  onChange: (change: Partial<DocketAgent>) => void;
  onRemove: () => void;
}

function AgentFields({ agent, number, plaintiffs, errorOf, onChange, onRemove }: AgentFieldsProps) {
  const { t } = useTranslation();
  const { agentId, authority, powers } = agent;
  const title = t('docket:agentNo', { number });
  const field = (name: 'name' | 'firm' | 'licence', isRequired: boolean) => (
    <TextInput
      size="md"
      required={isRequired}
      label={t(`docket:field.${name}`)}
      value={agent[name]}
      maxLength={name === 'licence' ? 40 : 200}
      error={errorOf(`agents.${agentId}.${name}`)}
      onChange={(event) => onChange({ [name]: event.currentTarget.value })}
      data-testid={`agent-${name}`}
    />
  );
  return (
    <fieldset className={classes.group}>
      <legend>{title}</legend>
      <NativeSelect
        size="md"
        label={t('docket:field.agentForm')}
        value={agent.form}
        data={forms.map((value) => ({ value, label: t(`files:agentForm.${value}`) }))}
        onChange={(event) => onChange({ form: forms.find((one) => one === event.currentTarget.value) ?? 'citizen' })}
      />
      {field('name', true)}
      {agent.form === 'lawyer' ? field('firm', true) : null}
      {agent.form === 'lawyer' ? field('licence', true) : null}
      <NativeSelect
        size="md"
        label={t('docket:field.actsFor')}
        value={agent.partyId}
        data={plaintiffs}
        error={errorOf(`agents.${agentId}.partyId`)}
        onChange={(event) => onChange({ partyId: event.currentTarget.value })}
      />
      <Radio.Group
        label={t('files:people.authorityLabel')}
        value={authority}
        onChange={(value) => onChange(value === 'special' ? { authority: 'special' } : { authority: 'general', powers: [] })}
      >
        <div className={classes.choices}>
          {(['general', 'special'] as const).map((value) => (
            <Radio key={value} size="md" value={value} label={t(`files:people.authority.${value}`)} />
          ))}
        </div>
      </Radio.Group>
      {authority === 'special' ? (
        <Checkbox.Group
          label={t('files:people.powers')}
          value={powers}
          onChange={(values) => onChange({ powers: agentPowers.filter((one) => values.includes(one)) })}
        >
          <div className={classes.choices}>
            {agentPowers.map((value) => (
              <Checkbox key={value} size="md" value={value} label={t(`files:power.${value}`)} />
            ))}
          </div>
        </Checkbox.Group>
      ) : null}
      <Button variant="subtle" onClick={onRemove}>
        {t('docket:remove', { what: title })}
      </Button>
    </fieldset>
  );
}
