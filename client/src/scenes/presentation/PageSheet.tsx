import { type KeyboardEvent, type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Presentation.module.css';

interface PageSheetProps {
  label: string;
  testId: string;
  onKeyDown: (event: KeyboardEvent) => void;
  children: ReactNode;
}

/** A page as one thing that takes keys, as a slider does; what they do stands in its description. */
export function PageSheet({ label, testId, onKeyDown, children }: PageSheetProps) {
  const { t } = useTranslation();
  const keysId = useId();
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- `application` is what takes keys of its own
    <div
      className={classes.sheet}
      role="application"
      aria-label={label}
      aria-describedby={keysId}
      tabIndex={0} // oxlint-disable-line jsx-a11y/no-noninteractive-tabindex -- the same
      onKeyDown={onKeyDown}
      data-testid={testId}
    >
      {children}
      <p id={keysId} hidden>
        {t('presentation:keys')}
      </p>
    </div>
  );
}
