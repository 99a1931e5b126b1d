import { traitKinds } from '@assize/contracts/casefile/traits/wire';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import form from '../caseFile/Form.module.css';
import { type LookUpFaults, newTraitRow, type TraitRow } from './lookUpForm.ts';
import classes from './Sharing.module.css';

interface TraitFieldsProps {
  rows: readonly TraitRow[];
  faults: LookUpFaults;
  onChange: (rows: TraitRow[]) => void;
}
const mostRows = 20;

/** What is looked for, one a row: any one of them that fits is a match. */
export function TraitFields({ rows, faults, onChange }: TraitFieldsProps) {
  const { t } = useTranslation();
  const change = (key: string, to: Partial<TraitRow>): void => onChange(rows.map((one) => (one.key === key ? { ...one, ...to } : one)));
  return (
    <fieldset className={`${form.wide ?? ''} ${classes.traits ?? ''}`}>
      <legend>{t('sharing:lookUp.traits')}</legend>
      <p>{t('sharing:lookUp.traitsText')}</p>
      {faults['traits'] ? (
        <p className={classes.fault} role="alert">
          {t('sharing:fault.nothing')}
        </p>
      ) : null}
      {rows.map(({ key, kind, value }, index) => (
        <div key={key} className={classes.trait}>
          <NativeSelect
            label={t('sharing:trait.kind')}
            value={kind}
            data={traitKinds.map((one) => ({ value: one, label: t(`sharing:kind.${one}`) }))}
            onChange={(event) => change(key, { kind: traitKinds.find((one) => one === event.currentTarget.value) ?? kind })}
            data-testid="trait-kind"
          />
          <TextInput
            name={key}
            autoComplete="off"
            maxLength={300}
            label={t('sharing:trait.value')}
            description={t(`sharing:hint.${kind}`)}
            value={value}
            error={faults[key] ? t('sharing:fault.notOfKind') : undefined}
            onChange={(event) => change(key, { value: event.currentTarget.value })}
            data-testid="trait-value"
          />
          {rows.length > 1 ? (
            <Button
              variant="default"
              aria-label={t('sharing:trait.removeRow', { number: index + 1 })}
              onClick={() => onChange(rows.filter((one) => one.key !== key))}
            >
              {t('sharing:trait.remove')}
            </Button>
          ) : null}
        </div>
      ))}
      {rows.length < mostRows ? (
        <Button variant="default" onClick={() => onChange([...rows, newTraitRow(rows.at(-1)?.kind)])} data-testid="add-trait-row">
          {t('sharing:trait.another')}
        </Button>
      ) : null}
    </fieldset>
  );
}
