import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface NameFieldProps {
  form: { values: { name: string }; set: (change: { name: string }) => void; errorOf: (field: string) => string | undefined };
}

/** Whom a form names: the first field of each that does. */
export function NameField({ form }: NameFieldProps) {
  const { t } = useTranslation();
  return (
    <TextInput
      name="name"
      required
      label={t('admin:field.name')}
      value={form.values.name}
      error={form.errorOf('name')}
      onChange={(event) => form.set({ name: event.currentTarget.value })}
    />
  );
}
