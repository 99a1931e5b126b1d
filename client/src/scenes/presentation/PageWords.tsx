import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fetchWords } from './pageImages.ts';
import classes from './Presentation.module.css';

/** The words of a page for whoever reads with ears or searches; asked for when they are opened. */
export function PageWords({ from, exhibitId, page }: { from: string; exhibitId: string; page: number }) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const [words, setWords] = useState<string>();
  useEffect(() => {
    if (!isOpen) return;
    let isOver = false;
    setWords(undefined);
    fetchWords({ from, exhibitId, page }).then(
      (found) => {
        if (!isOver) setWords(found);
      },
      () => {
        if (!isOver) setWords('');
      },
    );
    return () => {
      isOver = true;
    };
  }, [from, exhibitId, page, isOpen]);
  return (
    <details className={classes.words} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary data-testid="page-words">{t('presentation:words')}</summary>
      <pre>{words === undefined ? t('presentation:loading') : words || t('presentation:noWords')}</pre>
    </details>
  );
}
