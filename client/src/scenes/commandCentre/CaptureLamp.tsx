import type { WatchedHearing } from '@assize/contracts/commandCentre';
import { IconAlertTriangle, IconCircle, IconCircleFilled, IconPlayerPause } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './Centre.module.css';

const icons = { none: IconCircle, capturing: IconCircleFilled, failing: IconAlertTriangle, interrupted: IconPlayerPause, captured: IconCircle } as const;

/** Whether it is being recorded: a sign of its own shape for each, with the word. */
export function CaptureLamp({ capture }: Pick<WatchedHearing, 'capture'>) {
  const { t } = useTranslation();
  const Icon = icons[capture];
  return (
    <span className={classes.lamp} data-capture={capture}>
      <Icon size={16} stroke={1.75} aria-hidden="true" /> {t(`centre:capture.${capture}`)}
    </span>
  );
}
