import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { LiveText } from '../../../components/LiveText.tsx';
import { call } from '../../hearing/callMemory.ts';
import classes from './CallCountdown.module.css';

const lengthS = 3;

/** How many seconds are left before the court's picture appears; 0 for who was not called just now. */
export function secondsLeft(calledAtMs: number | undefined, nowMs: number): number {
  if (calledAtMs === undefined) return 0;
  return Math.max(0, Math.ceil(lengthS - (nowMs - calledAtMs) / 1000));
}

/** Called in from the waiting room, one is not thrown before the court: three seconds to sit up, while the media joins. */
export function CallCountdown() {
  const calledAtMs = useStore(call, (state) => state.calledAtMs);
  const [left, setLeft] = useState(() => secondsLeft(calledAtMs, performance.now()));
  useEffect(() => {
    if (left === 0) return undefined;
    const timer = setTimeout(() => setLeft((before) => Math.max(0, before - 1)), 1000);
    return () => clearTimeout(timer);
  }, [left]);
  return left === 0 ? null : <CountdownView left={left} onEnter={() => setLeft(0)} />;
}

export function CountdownView({ left, onEnter }: { left: number; onEnter: () => void }) {
  const { t } = useTranslation();
  return (
    <div className={classes.cover} data-testid="call-countdown">
      <p className={classes.called}>{t('courtroom:called.title')}</p>
      <p className={classes.number} aria-hidden="true">
        {left}
      </p>
      <p>{t('courtroom:called.text')}</p>
      <Button size="md" variant="white" color="dark" onClick={onEnter}>
        {t('courtroom:called.now')}
      </Button>
      <LiveText text={`${t('courtroom:called.title')} ${t('courtroom:called.text')}`} />
    </div>
  );
}
