import { useTranslation } from 'react-i18next';
import { formatDateTime } from '../../i18n/formatInstant.ts';
import type { ViewedRequest } from './grantForm.ts';

/** What was asked for, what for and when. */
export function WantedText({ request: { purpose, wantsMainVolume, titles, days, at } }: { request: ViewedRequest }) {
  const { t, i18n } = useTranslation();
  let what = t('sharing:wanted.facts');
  if (wantsMainVolume) what = t('sharing:wanted.main');
  else if (titles.length > 0) what = t('sharing:wanted.named', { titles: titles.join(t('files:comma')) });
  return (
    <>
      <p>{t('sharing:wanted.purpose', { purpose })}</p>
      <p>{t('sharing:wanted.what', { what, days: t('sharing:wanted.days', { count: days }), time: formatDateTime(at, i18n.language) })}</p>
    </>
  );
}
