import { IconCircle, IconCircleCheckFilled, IconCircleDashed, IconCircleDot, IconCircleX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './CheckView.module.css';
import type { Progress } from './progress.ts';

const icons = { todo: IconCircle, running: IconCircleDot, passed: IconCircleCheckFilled, failed: IconCircleX, skipped: IconCircleDashed } as const;

/** All steps with a tick each; the one on the screen is marked. */
export function StepList({ progress }: { progress: Progress }) {
  const { t } = useTranslation();
  return (
    <ol className={classes.steps} aria-label={t('check:steps')}>
      {progress.steps.map(({ id, status }, index) => {
        const Icon = icons[status];
        return (
          <li key={id} data-status={status} aria-current={index === progress.index ? 'step' : undefined}>
            <Icon size={22} stroke={1.75} aria-hidden="true" />
            <span>
              {t(`check:step.${id}`)}
              <span className="visually-hidden">: {t(`check:status.${status}`)}</span>
            </span>
          </li>
        );
      })}
    </ol>
  );
}
