import { type CauseField, causeOf } from '@assize/contracts/docket/causes';
import { Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from '../Docket.module.css';
import type { StepProps } from './formModel.ts';

/** What happened, with what this cause asks. */
export function FactsStep({ form, change, errorOf }: StepProps) {
  const { t } = useTranslation();
  const asked: readonly CauseField[] = form.cause === null ? [] : causeOf(form.cause).fields;
  return (
    <div className={classes.fields}>
      {asked.map(({ name, type, isRequired }) => (
        <TextInput
          key={name}
          size="md"
          type={type === 'day' ? 'date' : 'text'}
          required={isRequired}
          maxLength={500}
          label={t(`docket:answer.${name}`)}
          value={form.fields[name] ?? ''}
          error={errorOf(`fields.${name}`)}
          onChange={(event) => change({ fields: { ...form.fields, [name]: event.currentTarget.value } })}
          data-testid={`answer-${name}`}
        />
      ))}
      <Textarea
        autosize
        required
        size="md"
        minRows={6}
        maxLength={20_000}
        label={t('docket:field.facts')}
        description={t('docket:hint.facts')}
        value={form.facts}
        error={errorOf('facts')}
        onChange={(event) => change({ facts: event.currentTarget.value })}
        data-testid="docket-facts"
      />
    </div>
  );
}
