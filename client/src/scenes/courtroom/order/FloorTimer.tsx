import type { HearingState } from '@assize/contracts/hearing/state';
import { IconAlertTriangle, IconHourglass } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LiveText } from '../../../components/LiveText.tsx';
import { formatDuration } from '../../../i18n/formatInstant.ts';
import { floorTime } from './floorTime.ts';
import classes from './FloorTimer.module.css';
import { partyKey, whoIs } from './wording.ts';

interface FloorTimerProps {
  state: HearingState;
  /** The court's clock minus this device's, ms. */
  offsetMs: number;
  /** For tests: the device's clock, ms since the epoch. */
  nowMs?: number;
}

/** Who has the floor and how much time is left, on the stage for everyone; a warning before the end and after it. */
export function FloorTimer({ state, offsetMs, nowMs }: FloorTimerProps) {
  const { t } = useTranslation();
  const [now, setNow] = useState(() => nowMs ?? Date.now());
  const isRunning = state.floor.since !== null && state.status === 'inSession';
  useEffect(() => {
    if (nowMs !== undefined || !isRunning) return undefined;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, [nowMs, isRunning, state.floor.since]);
  const { phase, ms } = floorTime(state.floor, now + offsetMs);
  const isShown = phase !== 'none' && state.status === 'inSession';
  const { turn, holderIds } = state.floor;
  const who = turn === null ? holderIds.map((id) => whoIs(t, state.participants[id])).join(' · ') : t(partyKey(turn, state.procedure));
  // What is left is rounded up, so that 0:00 is the end; what is over counts from 0:00.
  const time = formatDuration(phase === 'running' || phase === 'soon' ? Math.ceil(ms / 1000) * 1000 : ms);
  const words = {
    none: '',
    since: t('order:floor.since', { time }),
    running: t('order:floor.left', { time }),
    soon: t('order:floor.left', { time }),
    over: t('order:floor.over', { time }),
  };
  const isWarning = phase === 'soon' || phase === 'over';
  const Icon = isWarning ? IconAlertTriangle : IconHourglass;
  return (
    <>
      {isShown ? (
        <p className={classes.timer} data-phase={phase} data-testid="floor-timer" role="timer">
          <Icon size={18} stroke={1.75} aria-hidden="true" />
          <span className={classes.timerWho}>{t('order:floor.holder', { who })}</span>
          <span className={classes.timerTime}>{words[phase]}</span>
        </p>
      ) : null}
      <LiveText text={isShown && isWarning ? t(`order:floor.${phase}Said`) : ''} />
    </>
  );
}
