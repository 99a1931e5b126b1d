import { mostParties, type DocketParty } from '@assize/contracts/docket/form';
import { idKinds } from '@assize/contracts/docket/idNumbers';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from '../Docket.module.css';
import { changeParty, newParty, removeParty, type StepProps } from './formModel.ts';

/** The people of one side: who applies, or against whom and who else is concerned. */
export function PartiesStep({ form, change, errorOf, side }: StepProps & { side: 'plaintiffs' | 'others' }) {
  const { t } = useTranslation();
  const isOurs = side === 'plaintiffs';
  const parties = form.parties.filter((one) => (one.role === 'plaintiff') === isOurs);
  const add = (role: DocketParty['role']) => change({ parties: [...form.parties, newParty(role)] });
  const isFull = form.parties.length >= mostParties;
  const missing = errorOf(side);
  return (
    <div className={classes.fields}>
      <p>{t(`docket:hint.${side}`)}</p>
      {missing ? <p role="alert">{missing}</p> : null}
      {parties.map((party, index) => (
        <PartyFields
          key={party.partyId}
          party={party}
          title={t('docket:partyNo', {
            role: t(`files:partyRole.${party.role}`),
            number: parties.slice(0, index + 1).filter((one) => one.role === party.role).length,
          })}
          errorOf={errorOf}
          onChange={(changed) => change(changeParty(form, party.partyId, changed))}
          onRemove={parties.length > 1 ? () => change(removeParty(form, party.partyId)) : undefined}
        />
      ))}
      <div className={classes.ways}>
        <Button variant="default" disabled={isFull} onClick={() => add(isOurs ? 'plaintiff' : 'defendant')} data-testid="add-party">
          {t(isOurs ? 'docket:add.plaintiff' : 'docket:add.defendant')}
        </Button>
        {isOurs ? null : (
          <Button variant="default" disabled={isFull} onClick={() => add('thirdParty')}>
            {t('docket:add.thirdParty')}
          </Button>
        )}
      </div>
    </div>
  );
}

interface PartyFieldsProps {
  party: DocketParty;
  title: string;
  errorOf: StepProps['errorOf'];
  onChange: (change: Partial<DocketParty>) => void;
  onRemove: (() => void) | undefined;
}

function PartyFields({ party, title, errorOf, onChange, onRemove }: PartyFieldsProps) {
  const { t } = useTranslation();
  const { partyId, role, form, idKind } = party;
  const isOurs = role === 'plaintiff';
  const field = (name: 'name' | 'idNumber' | 'phone' | 'address', isRequired: boolean, label: string, more: object = {}) => (
    <TextInput
      size="md"
      required={isRequired}
      label={label}
      value={party[name]}
      maxLength={name === 'address' ? 300 : name === 'name' ? 200 : 40}
      error={errorOf(`parties.${partyId}.${name}`)}
      onChange={(event) => onChange({ [name]: event.currentTarget.value })}
      data-testid={`${role}-${name}`}
      {...more}
    />
  );
  return (
    <fieldset className={classes.group}>
      <legend>{title}</legend>
      <NativeSelect
        size="md"
        label={t('docket:field.form')}
        value={form}
        data={(['person', 'organisation'] as const).map((value) => ({ value, label: t(`docket:form.${value}`) }))}
        onChange={(event) => {
          const isPerson = event.currentTarget.value === 'person';
          onChange(isPerson ? { form: 'person', idKind: 'residentId' } : { form: 'organisation', idKind: 'creditCode' });
        }}
        data-testid={`${role}-form`}
      />
      {field('name', true, t(form === 'person' ? 'docket:field.name' : 'docket:field.organisation'), { autoComplete: isOurs ? 'name' : 'off' })}
      <NativeSelect
        size="md"
        label={t('docket:field.idKind')}
        value={idKind}
        data={idKinds.map((value) => ({ value, label: t(`docket:idKind.${value}`) }))}
        onChange={(event) => onChange({ idKind: idKinds.find((one) => one === event.currentTarget.value) ?? 'other' })}
      />
      {field('idNumber', isOurs, t(`docket:idKind.${idKind}`), { description: isOurs ? undefined : t('docket:hint.otherId'), autoComplete: 'off' })}
      {field('phone', isOurs, t('docket:field.phone'), { type: 'tel', autoComplete: isOurs ? 'tel' : 'off' })}
      {field('address', true, t('docket:field.address'), { description: t('docket:hint.address'), autoComplete: isOurs ? 'street-address' : 'off' })}
      {onRemove ? (
        <Button variant="subtle" onClick={onRemove}>
          {t('docket:remove', { what: title })}
        </Button>
      ) : null}
    </fieldset>
  );
}
