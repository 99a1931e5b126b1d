import { offerKinds } from '@assize/contracts/casefile/offers/wire';
import { Button, FileInput, Select, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StatusMessage } from '../../components/StatusMessage.tsx';
import { api } from '../../session/session.ts';
import { UploadState } from '../evidence/UploadState.tsx';
import { useUpload } from '../evidence/useUpload.ts';
import classes from './Followed.module.css';

const nothing = { kind: 'evidence' as (typeof offerKinds)[number], title: '', proves: '' };

/** Hands in one document: what it is, what it proves, the file. What is refused stays in the form, with why. */
export function OfferForm({ caseId }: { caseId: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [draft, setDraft] = useState(nothing);
  const upload = useUpload(`offer ${caseId}`);
  const [isDone, setIsDone] = useState(false);
  const { kind, title, proves } = draft;
  const { file } = upload;
  const isWhole = file !== null && title.trim() !== '' && (kind === 'opinion' || proves.trim() !== '');
  const isBusy = upload.share !== null;
  const change = (part: Partial<typeof nothing>): void => {
    setDraft({ ...draft, ...part });
    setIsDone(false);
  };
  const send = async (): Promise<void> => {
    const offered = { kind, title: title.trim(), proves: proves.trim() };
    const kept = await upload.send({ caseId }, (uploaded, offerId) =>
      api('POST /api/case-files/:caseId/offers', { params: { caseId }, body: { offerId, ...offered, ...uploaded } }),
    );
    if (!kept) return;
    setDraft(nothing);
    setIsDone(true);
    await client.invalidateQueries({ queryKey: ['followed'] });
  };
  const handleSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (isWhole) void send();
  };
  return (
    <form className={classes.form} onSubmit={handleSubmit} aria-label={t('followed:offers.new')}>
      <Select
        label={t('followed:offers.what')}
        data={offerKinds.map((value) => ({ value, label: t(`followed:offers.kind.${value}`) }))}
        value={kind}
        allowDeselect={false}
        disabled={isBusy}
        onChange={(value) => change({ kind: offerKinds.find((one) => one === value) ?? 'evidence' })}
      />
      <TextInput
        required
        maxLength={200}
        label={t('followed:offers.name')}
        value={title}
        disabled={isBusy}
        onChange={(event) => change({ title: event.currentTarget.value })}
        data-testid="offer-title"
      />
      <Textarea
        required={kind === 'evidence'}
        maxLength={2000}
        autosize
        minRows={2}
        label={t(`followed:offers.about.${kind}`)}
        value={proves}
        disabled={isBusy}
        onChange={(event) => change({ proves: event.currentTarget.value })}
        data-testid="offer-proves"
      />
      <FileInput
        required
        label={t('followed:offers.file')}
        description={t('followed:offers.fileHint')}
        placeholder={t('followed:offers.choose')}
        value={file}
        disabled={isBusy}
        onChange={(chosen) => {
          upload.choose(chosen);
          setIsDone(false);
        }}
        data-testid="offer-file"
      />
      <UploadState upload={upload} label={t('followed:offers.sending')} />
      {isDone ? (
        <StatusMessage tone="good" isLive>
          {t('followed:offers.done')}
        </StatusMessage>
      ) : null}
      <Button type="submit" fullWidth loading={isBusy} disabled={!isWhole} data-testid="offer-submit">
        {t('followed:offers.give')}
      </Button>
    </form>
  );
}
