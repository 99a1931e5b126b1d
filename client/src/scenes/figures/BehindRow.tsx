import type { CountedHandover } from '@assize/contracts/casefile/figures';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { filePath } from '../../app/paths.ts';
import { formatDateTime } from '../../i18n/formatInstant.ts';
import classes from './Figures.module.css';

/** The handovers that a row counts, each leading to its case. */
export function BehindRow({ handovers }: { handovers: readonly CountedHandover[] }) {
  const { t, i18n } = useTranslation();
  return (
    <section aria-labelledby="behind" aria-live="polite" data-testid="behind-row">
      <h2 id="behind">{t('figures:behindTitle')}</h2>
      <ul className={classes.behind}>
        {handovers.map((one) => (
          <li key={`${one.caseId} ${one.sentAt}`}>
            <Link to={filePath(one.caseId)}>
              {one.caseNumber} {one.title}
            </Link>
            <br />
            {t(`figures:status.${one.status}`, {
              sent: formatDateTime(one.sentAt, i18n.language),
              answered: one.answeredAt === null ? '' : formatDateTime(one.answeredAt, i18n.language),
            })}
          </li>
        ))}
      </ul>
    </section>
  );
}
