import type { CommandCentre } from '@assize/contracts/commandCentre';
import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { recordPath } from '../../app/paths.ts';
import { StatusMessage } from '../../components/StatusMessage.tsx';
import classes from './Centre.module.css';

/** Records of which a copy has rotted, with the way to each: what is lost in both copies needs a person. */
export function UnwellRecords({ records }: { records: CommandCentre['unwell'] }) {
  const { t } = useTranslation();
  if (records.length === 0) return null;
  const isLost = records.some((one) => one.lost > 0);
  return (
    <div className={classes.kept} data-testid="unwell-records">
      <StatusMessage tone={isLost ? 'danger' : 'attention'} title={t(isLost ? 'centre:kept.lostTitle' : 'centre:kept.title')} isLive>
        <p>{t(isLost ? 'centre:kept.lostText' : 'centre:kept.text')}</p>
        <ul>
          {records.map(({ hearingId, caseNumber, title, objects, lost }) => (
            <li key={hearingId}>
              <Anchor component={Link} to={recordPath(hearingId)}>
                {caseNumber} {title}
              </Anchor>{' '}
              {lost > 0 ? t('centre:kept.lost', { count: lost }) : t('centre:kept.objects', { count: objects })}
            </li>
          ))}
        </ul>
      </StatusMessage>
    </div>
  );
}
