import { Button, Checkbox, Textarea } from '@mantine/core';
import type { ParticipantState } from '@assize/contracts/hearing/state';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { whoIs } from '../courtroom/order/wording.ts';
import classes from './Presentation.module.css';
import type { Notes } from './useNotes.ts';

interface PageNotesProps {
  notes: Notes;
  participants: Readonly<Record<string, ParticipantState>>;
}

/** What one notes on a page for oneself or one's side: the other side and the record never have it. */
export function PageNotes({ notes, participants }: PageNotesProps) {
  const { t } = useTranslation();
  const { own, others, isSaving, hasFailed, save } = notes;
  const [body, setBody] = useState(own.body);
  const [isShared, setIsShared] = useState(own.isShared);
  const isSame = body === own.body && isShared === own.isShared;
  return (
    <div className={classes.notes} data-testid="page-notes">
      <Textarea
        label={t('presentation:notes.own')}
        description={t('presentation:notes.hint')}
        value={body}
        maxLength={4000}
        maxRows={8}
        onChange={(event) => setBody(event.currentTarget.value)}
        data-testid="note-body"
      />
      <Checkbox
        size="md"
        label={t('presentation:notes.share')}
        checked={isShared}
        onChange={(event) => setIsShared(event.currentTarget.checked)}
        data-testid="note-shared"
      />
      <Button
        size="md"
        variant="light"
        disabled={isSame}
        loading={isSaving}
        onClick={() => void save(() => ({ body, isShared })).catch(() => undefined)}
        data-testid="keep-note"
      >
        {t('presentation:notes.keep')}
      </Button>
      <p role="status">{hasFailed ? t('presentation:notes.notKept') : isSame && own.body !== '' ? t('presentation:notes.kept') : ''}</p>
      {others.map((one) => (
        <p key={one.participantId} data-testid="shared-note">
          <strong>{whoIs(t, participants[one.participantId])}</strong>: {one.body}
        </p>
      ))}
    </div>
  );
}
