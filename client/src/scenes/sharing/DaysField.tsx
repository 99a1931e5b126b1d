import { mostShareDays } from '@assize/contracts/casefile/sharing/wire';
import { NumberInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { isWholeDays } from './askShare.ts';

/** For how many days a case is wanted or shared. */
export function DaysField({ days, onChange }: { days: number | string; onChange: (days: number | string) => void }) {
  const { t } = useTranslation();
  const hint = t('sharing:daysHint', { most: mostShareDays });
  return (
    <NumberInput
      required
      size="md"
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      label={t('sharing:days')}
      description={isWholeDays(days) ? hint : undefined}
      min={1}
      max={mostShareDays}
      allowDecimal={false}
      value={days}
      error={isWholeDays(days) ? undefined : hint}
      onChange={onChange}
      data-testid="share-days"
    />
  );
}
