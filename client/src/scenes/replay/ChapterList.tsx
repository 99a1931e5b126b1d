import type { Chapter } from '@assize/contracts/recording/products';
import { useTranslation } from 'react-i18next';
import { formatDuration } from '../../i18n/formatInstant.ts';
import { describeAct } from '../../components/describeAct.ts';
import { currentChapter } from './currentChapter.ts';
import classes from './ReplayView.module.css';

interface ChapterListProps {
  chapters: readonly Chapter[];
  atMs: number;
  onSeek: (atMs: number) => void;
}

/** The acts of the hearing as places in the recording; the one being played is marked. */
export function ChapterList({ chapters, atMs, onSeek }: ChapterListProps) {
  const { t } = useTranslation();
  const current = currentChapter(chapters, atMs);
  return (
    <nav className={classes.chapters} aria-labelledby="chapters">
      <h2 id="chapters">{t('player:chapters')}</h2>
      {chapters.length === 0 ? <p>{t('player:noChapters')}</p> : null}
      <ol>
        {chapters.map((chapter, index) => (
          <li key={chapter.seq}>
            <button type="button" aria-current={index === current ? 'true' : undefined} onClick={() => onSeek(chapter.atMs)} data-testid="chapter">
              <span className={classes.at}>{formatDuration(chapter.atMs)}</span>
              <span>
                {describeAct(t, chapter)}
                {index === current ? <span className={classes.now}>{t('player:current')}</span> : null}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
