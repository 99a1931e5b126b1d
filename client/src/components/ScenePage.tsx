import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { CourtHeader, type CourtHeaderProps } from './CourtHeader.tsx';
import classes from './ScenePage.module.css';

interface ScenePageProps {
  header?: CourtHeaderProps | undefined;
  title: string;
  /** One line in plain words: what is happening and what to do. Announced when it changes. */
  lead?: string | undefined;
  /** `narrow` for litigants (18 px, one act), `wide` for staff (16 px, lists). */
  width?: 'narrow' | 'wide';
  /** Hide the way to help, where the scene has its own. */
  hasHelp?: boolean;
  children: ReactNode;
  'data-testid'?: string | undefined;
}

/** The frame of every page but the courtroom: header, title, the line of what is happening, help. */
export function ScenePage({ header, title, lead, width = 'narrow', hasHelp = true, children, 'data-testid': testId }: ScenePageProps) {
  const { t, i18n } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  const spoken = useRef<string>(undefined);
  useEffect(() => {
    document.title = t('common:title', { page: title });
  }, [t, title]);
  useEffect(() => {
    const isTranslation = spoken.current !== undefined && spoken.current !== i18n.language;
    spoken.current = i18n.language;
    // The same scene in another language: whoever pressed the switch stays there.
    if (isTranslation) return;
    // A new scene is read from its heading on, as a new page would be.
    heading.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [title, i18n.language]);
  return (
    <div className={classes.page}>
      <a className="skip-link" href="#main">
        {t('common:skip')}
      </a>
      <CourtHeader {...header} />
      <main id="main" className={classes.main} data-width={width} data-testid={testId}>
        <h1 ref={heading} tabIndex={-1} className={classes.title}>
          {title}
        </h1>
        <p className={classes.lead} aria-live="polite">
          {lead}
        </p>
        <div className={classes.content}>{children}</div>
      </main>
      {hasHelp ? (
        <footer className={classes.footer}>
          <p>
            <strong>{t('common:help.title')}</strong> {t('common:help.call')}
          </p>
        </footer>
      ) : null}
    </div>
  );
}
