import type { ViewedReading } from '@assize/contracts/casefile/reading/views';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../i18n/formatInstant.ts';

/** When, what and how somebody may read, in words. */
export function PeriodText({ period: { from, until, hours, documents, copying, remarks } }: { period: NonNullable<ViewedReading['period']> }) {
  const { t, i18n } = useTranslation();
  const days = { from: formatDay(from, i18n.language), until: formatDay(until, i18n.language) };
  return (
    <p>
      {hours ? t('counsel:period.hours', { ...days, ...hours }) : t('counsel:period.days', days)}
      <br />
      {documents === 'main' ? t('counsel:period.main') : t('counsel:period.named', { count: documents.length })} {t(`counsel:copying.${copying}`)}
      {remarks === '' ? null : (
        <>
          <br />
          {remarks}
        </>
      )}
    </p>
  );
}
