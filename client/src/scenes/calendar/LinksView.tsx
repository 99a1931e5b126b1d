import type { CalledLink } from '@assize/contracts/calendar/views';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../components/CopyButton.tsx';
import { StatusMessage } from '../../components/StatusMessage.tsx';
import classes from './Calendar.module.css';

/** Personal links that were made just now: each for one person, shown once. */
export function LinksView({ links }: { links: readonly CalledLink[] }) {
  const { t } = useTranslation();
  if (links.length === 0) return null;
  return (
    <StatusMessage tone="good" title={t('calendar:links.title')} isLive>
      <p>{t('calendar:links.text')}</p>
      <ul className={classes.links} data-testid="called-links">
        {links.map(({ participantId, name, role, url }) => (
          <li key={participantId}>
            <span>
              {t(`common:role.${role}`)} <strong>{name}</strong>
            </span>
            <CopyButton text={url} label={t('calendar:links.copy', { name })} />
          </li>
        ))}
      </ul>
    </StatusMessage>
  );
}
