import { TextInput } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { instantToCourtLocal } from '../../../i18n/courtLocalTime.ts';
import { courtZoneName } from '../../../i18n/formatInstant.ts';
import { type ContinuationFault, readContinuation } from '../model/readContinuation.ts';

interface ContinuationFieldProps {
  clockOffsetMs: number;
  /** An instant; null when left open; undefined while what stands there is no date of the future. */
  onChange: (continuesAt: string | null | undefined) => void;
}

/** When an adjourned hearing goes on, in the court's time; may be left open. */
export function ContinuationField({ clockOffsetMs, onChange }: ContinuationFieldProps) {
  const { t, i18n } = useTranslation();
  const [fault, setFault] = useState<ContinuationFault>();
  const [openedAtMs] = useState(() => Date.now() + clockOffsetMs);
  const read = (event: SyntheticEvent<HTMLInputElement>): void => {
    const { value, validity } = event.currentTarget;
    const found = readContinuation(value, validity.badInput, Date.now() + clockOffsetMs);
    setFault('fault' in found ? found.fault : undefined);
    onChange('fault' in found ? undefined : found.continuesAt);
  };
  return (
    <TextInput
      type="datetime-local"
      label={t('courtroom:continuation.label')}
      description={t('courtroom:continuation.hint', { zone: courtZoneName(i18n.language) })}
      min={instantToCourtLocal(openedAtMs)}
      error={fault ? t(`courtroom:continuation.${fault}`) : undefined}
      onChange={read}
      // A date without its time changes no value: it is only seen on leaving the field.
      onBlur={read}
      data-testid="continues-at"
    />
  );
}
