import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import emblemUrl from './emblemDemo.svg';
import { CourtClock } from './CourtClock.tsx';
import classes from './CourtHeader.module.css';
import { LanguageSwitch } from './LanguageSwitch.tsx';

export interface CourtHeaderProps {
  /** Name of the court as it is written on its seal. */
  court?: string | undefined;
  caseNumber?: string | undefined;
  /** Title of the hearing. */
  title?: string | undefined;
  isDemo?: boolean | undefined;
  clockOffsetMs?: number | undefined;
  /** What else belongs at the right end, e.g. the recording light. */
  aside?: ReactNode;
}

/** The top of every page: emblem, court, case; clock and language at the right. */
export function CourtHeader({ court, caseNumber, title, isDemo = true, clockOffsetMs = 0, aside }: CourtHeaderProps) {
  const { t } = useTranslation();
  const line = [caseNumber, title].filter(Boolean).join(' · ');
  return (
    <header className={classes.header}>
      <div className={classes.emblem}>
        <img src={emblemUrl} alt={t('common:court.emblem')} width={40} height={40} />
      </div>
      <div className={classes.names}>
        <p className={classes.court}>
          {court ?? t('common:court.online')}
          {isDemo ? <span className={classes.demo}>{t('common:court.demo')}</span> : null}
        </p>
        {line ? <p className={classes.case}>{line}</p> : null}
      </div>
      <div className={classes.aside}>
        {aside}
        <CourtClock offsetMs={clockOffsetMs} className={classes.clock} />
        <LanguageSwitch />
      </div>
    </header>
  );
}
