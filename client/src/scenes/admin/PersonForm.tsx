import { newParticipantSchema, type ParticipantRow } from '@assize/contracts/casefile/views';
import { needsPrincipal, roles, roleSchema, sideOf, sides } from '@assize/contracts/hearing/roles';
import { Button, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import classes from './AdminView.module.css';
import type { FormProps } from './CaseForm.tsx';
import { NameField } from './NameField.tsx';
import { useForm } from './useForm.ts';

type NewParticipant = z.output<typeof newParticipantSchema>;

interface PersonFormProps extends FormProps<NewParticipant> {
  people: readonly ParticipantRow[];
}

/** Names one person of the hearing; the answer is their personal link. */
export function PersonForm({ people, isBusy, isOffline, onSubmit }: PersonFormProps) {
  const { t } = useTranslation();
  const toBody = (values: Record<'name' | 'role' | 'side' | 'actsFor', string>): unknown => ({
    ...values,
    actsFor: values.actsFor === '' ? null : values.actsFor,
  });
  const form = useForm({ name: '', role: 'plaintiff', side: 'plaintiff', actsFor: '' }, newParticipantSchema, toBody, onSubmit);
  const actsForSomebody = needsPrincipal(roleSchema.parse(form.values.role));
  const handleRole = (value: string): void => form.set({ role: value, side: sideOf(roleSchema.parse(value)), actsFor: '' });
  const handleActsFor = (id: string): void => {
    // Counsel sits with the person they act for.
    const party = people.find((one) => one.participantId === id);
    form.set({ actsFor: id, side: party?.side ?? form.values.side });
  };
  return (
    <form className={classes.form} onSubmit={form.handleSubmit} noValidate aria-label={t('admin:newPerson')}>
      <NameField form={form} />
      <NativeSelect
        name="role"
        label={t('admin:field.role')}
        value={form.values.role}
        error={form.errorOf('role')}
        onChange={(event) => handleRole(event.currentTarget.value)}
        data={roles.map((role) => ({ value: role, label: t(`common:role.${role}`) }))}
      />
      {actsForSomebody ? (
        <NativeSelect
          name="actsFor"
          label={t('admin:field.actsFor')}
          value={form.values.actsFor}
          error={form.errorOf('actsFor')}
          onChange={(event) => handleActsFor(event.currentTarget.value)}
          data={[
            { value: '', label: t('admin:field.actsForWhom') },
            ...people.map((one) => ({ value: one.participantId, label: `${t(`common:role.${one.role}`)} ${one.name}` })),
          ]}
        />
      ) : null}
      <NativeSelect
        name="side"
        label={t('admin:field.side')}
        value={form.values.side}
        error={form.errorOf('side')}
        onChange={(event) => form.set({ side: event.currentTarget.value })}
        data={sides.map((side) => ({ value: side, label: t(`common:side.${side}`) }))}
      />
      <Button type="submit" loading={isBusy} disabled={isOffline} data-testid="add-person">
        {t('admin:add')}
      </Button>
    </form>
  );
}
