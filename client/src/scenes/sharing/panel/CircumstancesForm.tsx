import { type Circumstances, circumstancesSchema } from '@assize/contracts/casefile/traits/wire';
import { Button, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useForm } from '../../admin/useForm.ts';
import type { FilePanelProps } from '../../caseFile/filePanel.ts';
import form from '../../caseFile/Form.module.css';
import { useSend } from '../../caseFile/useSend.ts';
import { SharingRefusal } from '../SharingRefusal.tsx';

interface CircumstancesFormProps {
  initial: Circumstances;
  act: FilePanelProps['act'];
  onDone: () => void;
}

/** How, where and when it was done, in place of what was said before. */
export function CircumstancesForm({ initial, act, onDone }: CircumstancesFormProps) {
  const { t } = useTranslation();
  const { acting, send } = useSend(act, onDone);
  const fields = useForm(
    { manner: initial.manner, place: initial.place, fromOn: initial.fromOn ?? '', toOn: initial.toOn ?? '' },
    circumstancesSchema,
    ({ manner, place, fromOn, toOn }) => ({ manner, place, fromOn: fromOn || null, toOn: toOn || null }),
    (payload) => send({ type: 'circumstances.describe', payload }),
  );
  return (
    <form className={form.form} onSubmit={fields.handleSubmit} noValidate aria-label={t('sharing:circumstances.open')}>
      {(['manner', 'place'] as const).map((name) => (
        <TextInput
          key={name}
          name={name}
          maxLength={name === 'manner' ? 500 : 300}
          label={t(`sharing:circumstances.${name}`)}
          value={fields.values[name]}
          error={fields.errorOf(name)}
          onChange={(event) => fields.set({ [name]: event.currentTarget.value })}
          data-testid={`circumstances-${name}`}
        />
      ))}
      {(['fromOn', 'toOn'] as const).map((name) => (
        <TextInput
          key={name}
          name={name}
          type="date"
          label={t(`sharing:circumstances.${name}`)}
          value={fields.values[name]}
          error={fields.errorOf(name)}
          onChange={(event) => fields.set({ [name]: event.currentTarget.value })}
        />
      ))}
      <SharingRefusal acting={acting} />
      <Button type="submit" loading={acting.isBusy} data-testid="circumstances-submit">
        {t('sharing:circumstances.act')}
      </Button>
    </form>
  );
}
