import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { type FieldFaults, fieldErrors } from './fieldErrors.ts';

interface Form<T> {
  values: T;
  set: (change: Partial<T>) => void;
  /** The text beside a field, or undefined. */
  errorOf: (field: string) => string | undefined;
  handleSubmit: (event: FormEvent) => void;
}

/** A form checked by the schema of what it sends: errors beside their fields, the first of them focused. */
export function useForm<T extends Record<string, string>, S extends z.ZodType>(
  empty: T,
  schema: S,
  toBody: (values: T) => unknown,
  onSubmit: (body: z.output<S>, clear: () => void) => void,
): Form<T> {
  const { t } = useTranslation();
  const [values, setValues] = useState(empty);
  const [faults, setFaults] = useState<FieldFaults>({});
  const handleSubmit = (event: FormEvent): void => {
    event.preventDefault();
    const body = toBody(values);
    const found = fieldErrors(schema, body);
    setFaults(found);
    const first = Object.keys(found)[0];
    if (first === undefined) return onSubmit(schema.parse(body), () => setValues(empty));
    (event.currentTarget as HTMLFormElement).querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
  };
  const set = (change: Partial<T>): void => {
    setValues({ ...values, ...change });
    setFaults(Object.fromEntries(Object.entries(faults).filter(([field]) => !(field in change))));
  };
  const errorOf = (field: string): string | undefined => {
    const fault = faults[field];
    return fault ? t(`admin:error.${fault}`) : undefined;
  };
  return { values, set, errorOf, handleSubmit };
}
