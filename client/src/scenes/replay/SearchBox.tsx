import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { recordingPath } from '../../app/paths.ts';
import { formatDuration } from '../../i18n/formatInstant.ts';
import classes from './ReplayView.module.css';
import { type Findable, searchReplay } from './searchReplay.ts';

interface SearchBoxProps {
  recordingId: string;
  entries: readonly Findable[];
}

/** Finds words in chapters, exhibits, speakers, rulings and notes; each finding is a link to its moment. */
export function SearchBox({ recordingId, entries }: SearchBoxProps) {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const found = searchReplay(entries, words);
  return (
    <section className={classes.search} aria-label={t('replay:search.title')}>
      <TextInput
        type="search"
        label={t('replay:search.title')}
        description={t('replay:search.about')}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        data-testid="replay-search"
      />
      <p role="status">{words.trim() === '' ? '' : t('replay:search.found', { count: found.length })}</p>
      <ol className={classes.marks}>
        {found.map((one) => (
          <li key={`${one.kind} ${String(one.atMs)} ${one.text}`}>
            <Link to={recordingPath(recordingId, one.atMs)} data-testid="replay-found">
              <span className={classes.at}>{formatDuration(one.atMs)}</span>
              <span>
                {one.text} <small>{t(`replay:search.kind.${one.kind}`)}</small>
              </span>
            </Link>
          </li>
        ))}
      </ol>
    </section>
  );
}
