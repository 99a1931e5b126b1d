import { IconAlertTriangle, IconCalendarDue, IconClockExclamation } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../i18n/formatInstant.ts';
import { deadlineStanding } from './deadline.ts';
import classes from './Deadline.module.css';

const icons = { past: IconAlertTriangle, near: IconClockExclamation, far: IconCalendarDue } as const;
const words = { past: 'files:deadline.past', near: 'files:deadline.left', far: 'files:deadline.left' } as const;

/** By when something must be done and how many days are left: a word and an icon beside the colour. */
export function DeadlineMark({ deadlineOn, today }: { deadlineOn: string; today: string }) {
  const { t, i18n } = useTranslation();
  const { standing, days } = deadlineStanding(deadlineOn, today);
  const Icon = icons[standing];
  return (
    <span className={classes.mark} data-standing={standing}>
      <Icon size={20} stroke={1.75} aria-hidden="true" />
      <span>
        {formatDay(deadlineOn, i18n.language)} · {days === 0 ? t('files:deadline.today') : t(words[standing], { count: Math.abs(days) })}
      </span>
    </span>
  );
}
