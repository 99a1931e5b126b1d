import { type RefObject, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PartOfText } from './markWords.ts';
import { fetchWords } from './pageImages.ts';
import classes from './Presentation.module.css';

interface PageWordsProps {
  from: string;
  exhibitId: string;
  page: number;
  /** What was searched for: marked, and then the words stand open. */
  searched?: string | undefined;
  /** Where to come to them. */
  summaryRef?: RefObject<HTMLElement | null> | undefined;
}

/** The words of a page for whoever reads with ears or searches; asked for when they are opened. */
export function PageWords({ from, exhibitId, page, searched, summaryRef }: PageWordsProps) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(searched !== undefined);
  const [parts, setParts] = useState<readonly PartOfText[]>();
  useEffect(() => {
    if (!isOpen) return;
    let isOver = false;
    setParts(undefined);
    readParts({ from, exhibitId, page }, searched).then(
      (found) => {
        if (!isOver) setParts(found);
      },
      () => {
        if (!isOver) setParts([]);
      },
    );
    return () => {
      isOver = true;
    };
  }, [from, exhibitId, page, isOpen, searched]);
  const hasWords = parts?.some(({ text }) => text !== '');
  return (
    <details className={classes.words} open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary ref={summaryRef} data-testid="page-words">
        {t('presentation:words')}
      </summary>
      <pre>
        {parts === undefined ? t('presentation:loading') : null}
        {parts && !hasWords ? t('presentation:noWords') : null}
        {/* oxlint-disable-next-line react/no-array-index-key -- parts of one text, which only come all anew */}
        {parts?.map(({ text, isMarked }, index) => (isMarked ? <mark key={index}>{text}</mark> : text))}
      </pre>
    </details>
  );
}

/** What marks them is fetched only where somebody searched. */
async function readParts(asked: Parameters<typeof fetchWords>[0], searched: string | undefined): Promise<readonly PartOfText[]> {
  const text = await fetchWords(asked);
  if (searched === undefined) return [{ text, isMarked: false }];
  const { markWords } = await import('./markWords.ts');
  return markWords(text, searched);
}
