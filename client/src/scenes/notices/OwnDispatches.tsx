import type { OwnDispatch } from '@assize/contracts/notices/wire';
import { tidingWords } from '@assize/contracts/notices/words';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '../../i18n/formatInstant.ts';
import classes from './Notices.module.css';

/** What was sent to somebody outside of their page, the newest first. */
export function OwnDispatches({ dispatches }: { dispatches: readonly OwnDispatch[] }) {
  const { t, i18n } = useTranslation();
  const language = i18n.language === 'en' ? 'en' : 'zh-CN';
  return (
    <section aria-label={t('notices:sent.title')} className={classes.section}>
      <h2>{t('notices:sent.title')}</h2>
      {dispatches.length === 0 ? <p>{t('notices:sent.none')}</p> : null}
      <ul className={classes.list}>
        {dispatches.map(({ dispatchId, tiding, channel, address, status, at, sentAt, sender, caseNumber }) => (
          <li key={dispatchId} data-testid="own-dispatch">
            <strong>{tidingWords[tiding][language].subject}</strong>
            <br />
            {caseNumber === null ? sender : t('notices:sent.from', { sender, number: caseNumber })}
            <br />
            {t(`notices:by.${channel}`)}
            {address === null ? '' : ` ${address}`} · {t(`notices:status.${status}`)} · {formatDateTime(sentAt ?? at, i18n.language)}
          </li>
        ))}
      </ul>
    </section>
  );
}
