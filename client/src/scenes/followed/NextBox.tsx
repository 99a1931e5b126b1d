import type { FollowView } from '@assize/contracts/casefile/follow/views';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { hearingPath } from '../../app/paths.ts';
import { StatusMessage } from '../../components/StatusMessage.tsx';
import { formatDateTime, formatDay } from '../../i18n/formatInstant.ts';
import classes from './Followed.module.css';
import { type NextForMe, nextForMe } from './nextForMe.ts';

/** What somebody has to do next, and after that, on top of their case. */
export function NextBox({ followed }: { followed: FollowView }) {
  const { t, i18n } = useTranslation();
  const all = nextForMe(followed);
  const say = (next: NextForMe): string => {
    switch (next.kind) {
      case 'hearing':
        return t('followed:next.hearing', { time: formatDateTime(next.hearing.scheduledAt, i18n.language), courtroom: next.hearing.courtroom });
      case 'notice':
        return t('followed:next.notice', { title: next.notice.title });
      case 'fee':
        return t('followed:next.fee', { title: next.fee.title });
      case 'feeBy':
        return t('followed:next.feeBy', { title: next.fee.title, day: next.fee.dueOn === null ? '' : formatDay(next.fee.dueOn, i18n.language) });
    }
  };
  const [first, ...later] = all;
  return (
    <StatusMessage tone={first ? 'attention' : 'info'} title={t('followed:next.title')}>
      <p data-testid="next-for-me" data-kind={first?.kind ?? 'nothing'}>
        {first ? say(first) : t('followed:next.nothing')}
      </p>
      {first?.kind === 'hearing' ? (
        <Button component={Link} to={hearingPath(first.hearing.hearingId)} fullWidth size="md" mt="sm" data-testid="enter-hearing">
          {t('followed:enter')}
        </Button>
      ) : null}
      {later.length > 0 ? (
        <>
          <p>{t('followed:next.then')}</p>
          <ul className={classes.later}>
            {later.map((one) => (
              <li key={say(one)}>{say(one)}</li>
            ))}
          </ul>
        </>
      ) : null}
    </StatusMessage>
  );
}
