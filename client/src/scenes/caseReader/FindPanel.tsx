import type { FoundInCase } from '@assize/contracts/casefile/reading/views';
import { Button, TextInput } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '../../components/ErrorView.tsx';
import { useAct } from '../../record/useAct.ts';
import { api } from '../../session/session.ts';
import panel from '../caseFile/CaseFile.module.css';
import { useReader } from './ReaderContext.ts';

/** `words`: what was searched for. */
type Found = FoundInCase & { words: string };

/** Words in the pages of a case, scans too, as far as its reader may read them; each find leads to its page. */
export function FindPanel({ caseId }: { caseId: string }) {
  const { t } = useTranslation();
  const acting = useAct();
  const [text, setText] = useState('');
  const [answer, setAnswer] = useState<Found>();
  const handleSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    void acting.run(async () => {
      const words = text.trim();
      setAnswer({ words, ...(await api('POST /api/case-files/:caseId/find', { params: { caseId }, body: { text: words } })) });
    });
  };
  return (
    <section className={panel.panel} aria-labelledby="find-in-case">
      <h2 id="find-in-case">{t('reader:find.title')}</h2>
      <form onSubmit={handleSubmit} role="search">
        <TextInput
          label={t('reader:find.words')}
          maxLength={100}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          data-testid="find-words"
        />
        <Button type="submit" mt="sm" loading={acting.isBusy} disabled={text.trim() === ''} data-testid="find">
          {t('reader:find.act')}
        </Button>
      </form>
      {acting.refusal === null ? null : <ErrorView code={acting.refusal} />}
      <div aria-live="polite">{answer ? <FoundList answer={answer} /> : null}</div>
    </section>
  );
}

export function FoundList({ answer: { found, hasMore, words } }: { answer: Found }) {
  const { t } = useTranslation();
  const read = useReader();
  if (found.length === 0) return <p>{t('reader:find.none')}</p>;
  return (
    <>
      <p>{hasMore ? t('reader:find.more', { count: found.length }) : t('reader:find.count', { count: found.length })}</p>
      <ol className={panel.rows}>
        {found.map(({ documentId, title, page, snippet }) => (
          <li key={`${documentId} ${String(page)}`} data-testid="found">
            <Button variant="subtle" size="compact-md" onClick={() => read?.({ documentId, title, page, words })}>
              {t('reader:find.where', { title, page })}
            </Button>
            <br />
            {snippet.before}
            <mark>{snippet.match}</mark>
            {snippet.after}
          </li>
        ))}
      </ol>
    </>
  );
}
