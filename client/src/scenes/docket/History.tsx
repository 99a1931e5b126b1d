import type { ApplicationView } from '@assize/contracts/docket/views';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '../../i18n/formatInstant.ts';
import classes from './Docket.module.css';

/** What was done with an application, in its order. */
export function History({ history }: Pick<ApplicationView, 'history'>) {
  const { t, i18n } = useTranslation();
  return (
    <section aria-label={t('docket:history.title')}>
      <h2>{t('docket:history.title')}</h2>
      <ol className={classes.history}>
        {history.map(({ seq, type, at, by }) => (
          <li key={seq}>
            <time dateTime={at}>{formatDateTime(at, i18n.language)}</time>
            <span>
              {t(`docket:event.${type}`)}
              {by.name === null ? '' : t('docket:history.by', { name: by.name })}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
