import type { FollowView } from '@assize/contracts/casefile/follow/views';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { hearingPath } from '../../app/paths.ts';
import { formatDateTime } from '../../i18n/formatInstant.ts';
import classes from './Followed.module.css';
import { isToCome } from './nextForMe.ts';

/** Hearings to which somebody is called: one tap joins, one tests camera and microphone; those that were are told of. */
export function Hearings({ hearings }: { hearings: FollowView['hearings'] }) {
  const { t, i18n } = useTranslation();
  if (hearings.length === 0) return null;
  return (
    <section aria-label={t('followed:hearings.title')}>
      <h3>{t('followed:hearings.title')}</h3>
      <ul className={classes.list}>
        {hearings.map((one) => (
          <li key={one.hearingId} data-testid="followed-hearing">
            <p>
              <strong>{one.title}</strong>
              <br />
              {t('followed:hearings.when', { time: formatDateTime(one.scheduledAt, i18n.language), courtroom: one.courtroom })}
              <br />
              {t(`common:status.${one.status}`)}
            </p>
            {isToCome(one) ? (
              <div className={classes.form}>
                <Button component={Link} to={hearingPath(one.hearingId)} variant="default" fullWidth data-testid="join-hearing">
                  {t('followed:hearings.join')}
                </Button>
                <Button component={Link} to={`${hearingPath(one.hearingId, 'check')}?again`} variant="default" fullWidth data-testid="test-equipment">
                  {t('followed:hearings.test')}
                </Button>
              </div>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
