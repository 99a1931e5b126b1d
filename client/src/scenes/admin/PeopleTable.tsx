import type { ParticipantRow } from '@assize/contracts/casefile/views';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '../../i18n/formatInstant.ts';
import classes from './AdminView.module.css';
import { linkStateOf } from './linkState.ts';

interface PeopleTableProps {
  people: readonly ParticipantRow[];
  nowMs: number;
  isOffline: boolean;
  onIssue: (person: ParticipantRow) => void;
  onRevoke: (linkId: string) => void;
}

/** Who is named in the hearing, and how their links stand. */
export function PeopleTable({ people, nowMs, isOffline, onIssue, onRevoke }: PeopleTableProps) {
  const { t, i18n } = useTranslation();
  const describe = (link: ParticipantRow['links'][number]): string => {
    const state = linkStateOf(link, nowMs);
    if (state !== 'valid') return t(`admin:link.${state}`);
    const used = link.lastUsedAt ? t('admin:link.used', { time: formatDateTime(link.lastUsedAt, i18n.language) }) : t('admin:link.unused');
    return `${t('admin:link.valid', { time: formatDateTime(link.expiresAt, i18n.language) })} · ${used}`;
  };
  return (
    <ul className={classes.people} aria-label={t('admin:people')}>
      {people.map((person) => (
        <li key={person.participantId} data-testid="person-row">
          <div className={classes.person}>
            <strong>{person.name}</strong>
            <span className={classes.muted}>
              {t(`common:role.${person.role}`)} · {t(`common:side.${person.side}`)}
            </span>
            <Button variant="default" disabled={isOffline} onClick={() => onIssue(person)}>
              {t('admin:link.issue')}
            </Button>
          </div>
          <ul className={classes.links} aria-label={t('admin:links')}>
            {person.links.length === 0 ? <li className={classes.muted}>{t('admin:link.none')}</li> : null}
            {person.links.map((link) => (
              <li key={link.linkId}>
                <span className={classes.muted}>{describe(link)}</span>
                {linkStateOf(link, nowMs) === 'valid' ? (
                  <Button variant="subtle" color="danger" disabled={isOffline} onClick={() => onRevoke(link.linkId)}>
                    {t('admin:link.revoke')}
                  </Button>
                ) : null}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
