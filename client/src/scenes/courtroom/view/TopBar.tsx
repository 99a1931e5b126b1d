import { IconAlertTriangle, IconCircle, IconPlayerPause } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { CourtClock } from '../../../components/CourtClock.tsx';
import emblemUrl from '../../../components/emblemDemo.svg';
import { LanguageSwitch } from '../../../components/LanguageSwitch.tsx';
import type { RecordingLabel } from '../model/recordingLabel.ts';
import { statusLineId } from './StatusLine.tsx';
import classes from './TopBar.module.css';

interface TopBarProps {
  court: string;
  caseNumber: string;
  title: string;
  isDemo: boolean;
  clockOffsetMs: number;
  recording: RecordingLabel;
  /** A phone keeps the language in "more". */
  hasLanguage: boolean;
}

/** Which court, which case, what time it is there, and whether it is being recorded. */
export function TopBar({ court, caseNumber, title, isDemo, clockOffsetMs, recording, hasLanguage }: TopBarProps) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // Whoever is admitted hears first where they are, then what is happening.
    heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <header className={classes.bar}>
      <img src={emblemUrl} alt={t('common:court.emblem')} width={32} height={32} />
      <h1 ref={heading} className={classes.names} tabIndex={-1} aria-describedby={statusLineId}>
        <span className="visually-hidden">{t('courtroom:here')}</span>
        <span className={classes.court}>{court}</span>
        {isDemo ? <span className={classes.demo}>{t('common:court.demo')}</span> : null}
        <span className={classes.case}>{[caseNumber, title].filter(Boolean).join(' · ')}</span>
      </h1>
      <CourtClock offsetMs={clockOffsetMs} className={classes.clock} />
      <RecordingState recording={recording} />
      {hasLanguage ? <LanguageSwitch /> : null}
    </header>
  );
}

const icons = { recorded: IconCircle, notRecorded: IconCircle, paused: IconPlayerPause, ended: IconCircle, failing: IconAlertTriangle } as const;

function RecordingState({ recording }: { recording: RecordingLabel }) {
  const { t } = useTranslation();
  const Icon = icons[recording];
  return (
    <p className={classes.recording} data-testid="recording-state" data-recording={recording} role="status">
      <Icon size={14} stroke={2} fill={recording === 'recorded' ? 'currentColor' : 'none'} aria-hidden="true" />
      {t(`courtroom:recording.${recording}`)}
    </p>
  );
}
