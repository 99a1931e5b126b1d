import { Button, Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import form from '../caseFile/Form.module.css';
import { emptyLookUp, type LookUpBody, type LookUpFaults, lookUpBody, lookUpFaults, type LookUpValues } from './lookUpForm.ts';
import type { LookUpPlace } from './lookUpPlaces.ts';
import classes from './Sharing.module.css';
import { TraitFields } from './TraitFields.tsx';

interface LookUpFormProps {
  places: readonly LookUpPlace[];
  isBusy: boolean;
  onLookUp: (body: LookUpBody) => void;
}

/** What is looked for in cases of others, and what for. */
export function LookUpForm({ places, isBusy, onLookUp }: LookUpFormProps) {
  const { t } = useTranslation();
  const [agencyId, setAgencyId] = useState(places[0]?.agencyId ?? '');
  const [values, setValues] = useState(emptyLookUp);
  const [faults, setFaults] = useState<LookUpFaults>({});
  const kinds = places.find((one) => one.agencyId === agencyId)?.kinds ?? [];
  const set = (change: Partial<LookUpValues>): void => {
    setValues({ ...values, ...change });
    setFaults({});
  };
  const errorOf = (field: string): string | undefined => (faults[field] ? t(`sharing:fault.${faults[field]}`) : undefined);
  const handleSubmit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const found = lookUpFaults(values);
    setFaults(found);
    const [first] = Object.keys(found);
    if (first === undefined) return onLookUp(lookUpBody(agencyId, { ...values, kinds: values.kinds.filter((one) => kinds.includes(one)) }));
    const field = first === 'traits' ? (values.traits[0]?.key ?? '') : first;
    event.currentTarget.querySelector<HTMLElement>(`[name="${field}"]`)?.focus();
  };
  return (
    <form className={form.form} onSubmit={handleSubmit} noValidate aria-label={t('sharing:lookUp.title')} data-testid="look-up-form">
      {places.length > 1 ? (
        <NativeSelect
          className={form.wide}
          label={t('sharing:lookUp.agency')}
          value={agencyId}
          data={places.map((one) => ({ value: one.agencyId, label: one.name }))}
          onChange={(event) => setAgencyId(event.currentTarget.value)}
        />
      ) : null}
      <TraitFields rows={values.traits} faults={faults} onChange={(traits) => set({ traits })} />
      {kinds.length > 1 ? (
        <Checkbox.Group
          size="md"
          className={form.wide}
          label={t('sharing:lookUp.kinds')}
          description={t('sharing:lookUp.kindsText')}
          value={values.kinds}
          onChange={(chosen) => set({ kinds: kinds.filter((one) => chosen.includes(one)) })}
        >
          <div className={`${form.ways ?? ''} ${classes.choices ?? ''}`}>
            {kinds.map((value) => (
              <Checkbox key={value} size="md" value={value} label={t(`files:kind.${value}`)} />
            ))}
          </div>
        </Checkbox.Group>
      ) : null}
      {(['manner', 'place'] as const).map((name) => (
        <TextInput
          key={name}
          name={name}
          maxLength={200}
          label={t(`sharing:circumstances.${name}`)}
          description={t(`sharing:lookUp.hint.${name}`)}
          value={values[name]}
          error={errorOf(name)}
          onChange={(event) => set({ [name]: event.currentTarget.value })}
          data-testid={`look-up-${name}`}
        />
      ))}
      {(['fromOn', 'toOn'] as const).map((name) => (
        <TextInput
          key={name}
          name={name}
          type="date"
          label={t(`sharing:lookUp.${name}`)}
          value={values[name]}
          error={errorOf(name)}
          onChange={(event) => set({ [name]: event.currentTarget.value })}
        />
      ))}
      <Textarea
        className={form.wide}
        name="purpose"
        required
        maxLength={500}
        label={t('sharing:purpose')}
        description={t('sharing:lookUp.purposeHint')}
        value={values.purpose}
        error={errorOf('purpose')}
        onChange={(event) => set({ purpose: event.currentTarget.value })}
        data-testid="look-up-purpose"
      />
      <Button type="submit" loading={isBusy} data-testid="look-up-submit">
        {t('sharing:lookUp.act')}
      </Button>
    </form>
  );
}
