import { Button, Checkbox, Textarea } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '../../components/ErrorView.tsx';
import { useAct } from '../../record/useAct.ts';
import { api } from '../../session/session.ts';

interface OwnNoteProps {
  caseId: string;
  documentId: string;
  page: number;
  onGo: (page: number) => void;
}

/** What its reader notes on a page, and the pages that they marked: read by nobody else. */
export function OwnNote({ caseId, documentId, page, onGo }: OwnNoteProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const acting = useAct();
  const query = useQuery({ queryKey: ['caseNotes', caseId], queryFn: () => api('GET /api/case-files/:caseId/notes', { params: { caseId } }) });
  const notes = (query.data?.notes ?? []).filter((one) => one.documentId === documentId);
  const kept = notes.find((one) => one.page === page);
  const [draft, setDraft] = useState<string>();
  const body = draft ?? kept?.body ?? '';
  const isBookmark = kept?.isBookmark ?? false;
  const keep = (next: { body: string; isBookmark: boolean }): void => {
    void acting.run(async () => {
      await api('POST /api/case-files/:caseId/notes', { params: { caseId }, body: { documentId, page, body: next.body.trim(), isBookmark: next.isBookmark } });
      await client.invalidateQueries({ queryKey: ['caseNotes', caseId] });
      setDraft(undefined);
    });
  };
  const marked = notes.filter((one) => one.isBookmark).toSorted((a, b) => a.page - b.page);
  return (
    <section aria-label={t('reader:note.title')}>
      <Checkbox
        label={t('reader:note.bookmark')}
        checked={isBookmark}
        onChange={(event) => keep({ body, isBookmark: event.currentTarget.checked })}
        data-testid="bookmark"
      />
      {marked.length > 0 ? (
        <p>
          {t('reader:note.marked')}{' '}
          {marked.map((one) => (
            <Button key={one.page} variant="subtle" size="compact-md" onClick={() => onGo(one.page)}>
              {t('reader:note.page', { page: one.page })}
            </Button>
          ))}
        </p>
      ) : null}
      <Textarea
        label={t('reader:note.title')}
        description={t('reader:note.hint')}
        maxLength={4000}
        value={body}
        onChange={(event) => setDraft(event.currentTarget.value)}
        data-testid="own-note"
      />
      {draft !== undefined && draft !== (kept?.body ?? '') ? (
        <Button loading={acting.isBusy} onClick={() => keep({ body, isBookmark })} data-testid="keep-note">
          {t('reader:note.keep')}
        </Button>
      ) : null}
      {acting.refusal === null ? null : <ErrorView code={acting.refusal} />}
    </section>
  );
}
