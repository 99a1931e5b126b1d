import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatTime } from '../i18n/formatInstant.ts';

interface CourtClockProps {
  /** Server clock minus this device's clock, in ms: one courtroom clock everywhere. */
  offsetMs?: number;
  /** For tests and first paint: the device's clock, ms since the epoch. */
  nowMs?: number;
  className?: string | undefined;
}

/** The court's time of day, to the second. Not announced by screen readers each second. */
export function CourtClock({ offsetMs = 0, nowMs, className }: CourtClockProps) {
  const { t, i18n } = useTranslation();
  const [now, setNow] = useState(() => nowMs ?? Date.now());
  useEffect(() => {
    if (nowMs !== undefined) return undefined;
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [nowMs]);
  const at = new Date(now + offsetMs);
  return (
    <time className={className} role="timer" aria-label={t('common:court.clock')} dateTime={at.toISOString()} suppressHydrationWarning>
      {formatTime(at, i18n.language)}
    </time>
  );
}
