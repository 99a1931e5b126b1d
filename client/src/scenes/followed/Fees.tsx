import type { FollowView } from '@assize/contracts/casefile/follow/views';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../i18n/formatInstant.ts';
import classes from './Followed.module.css';

/** What is owed and what was paid; nothing where there is no money in it. */
export function Fees({ fees }: { fees: FollowView['fees'] }) {
  const { t, i18n } = useTranslation();
  if (fees.length === 0) return null;
  const money = new Intl.NumberFormat(i18n.language, { style: 'currency', currency: 'CNY' });
  return (
    <section aria-label={t('followed:fees.title')}>
      <h3>{t('followed:fees.title')}</h3>
      <ul className={classes.list}>
        {fees.map(({ feeId, title, fen, dueOn, paidOn }) => {
          const until = dueOn === null ? t('followed:fees.open') : t('followed:fees.due', { day: formatDay(dueOn, i18n.language) });
          return (
            <li key={feeId}>
              <strong>{title}</strong> {money.format(fen / 100)}
              <br />
              {paidOn === null ? until : t('followed:fees.paid', { day: formatDay(paidOn, i18n.language) })}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
