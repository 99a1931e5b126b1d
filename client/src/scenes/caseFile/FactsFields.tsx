import { type CaseFileKind, secrecies, specialMatters } from '@assize/contracts/casefile/kinds';
import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FactsValues } from './factsForm.ts';
import classes from './Form.module.css';

interface FactsFieldsProps {
  facts: { values: FactsValues; set: (change: Partial<FactsValues>) => void; errorOf: (field: string) => string | undefined };
  kinds: readonly CaseFileKind[];
}

/** What a case is: number, title, cause, kind, matters with rules of their own, and how it is kept. */
export function FactsFields({ facts: { values, set, errorOf }, kinds }: FactsFieldsProps) {
  const { t } = useTranslation();
  const matters = values.matters.split(',').filter(Boolean);
  return (
    <>
      {(['caseNumber', 'title', 'cause'] as const).map((name) => (
        <TextInput
          key={name}
          name={name}
          required
          label={t(`files:field.${name}`)}
          value={values[name]}
          error={errorOf(name)}
          onChange={(event) => set({ [name]: event.currentTarget.value })}
          data-testid={`facts-${name}`}
        />
      ))}
      <NativeSelect
        name="kind"
        label={t('files:field.kind')}
        value={values.kind}
        data={kinds.map((value) => ({ value, label: t(`files:kind.${value}`) }))}
        onChange={(event) => set({ kind: event.currentTarget.value })}
      />
      <NativeSelect
        name="secrecy"
        label={t('files:field.secrecy')}
        description={t(`files:secrecyHint.${values.secrecy}`)}
        value={values.secrecy}
        data={secrecies.map((value) => ({ value, label: t(`files:secrecy.${value}`) }))}
        onChange={(event) => set({ secrecy: event.currentTarget.value })}
      />
      <Checkbox.Group className={classes.wide} label={t('files:field.matters')} value={matters} onChange={(chosen) => set({ matters: chosen.join(',') })}>
        <div className={classes.ways}>
          {specialMatters.map((value) => (
            <Checkbox key={value} size="md" value={value} label={t(`files:matter.${value}`)} />
          ))}
        </div>
      </Checkbox.Group>
    </>
  );
}
