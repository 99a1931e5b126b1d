import { Button, FileInput, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../session/session.ts';
import { UploadState } from '../../evidence/UploadState.tsx';
import { useUpload } from '../../evidence/useUpload.ts';
import form from '../Form.module.css';

interface NewVersionFormProps {
  caseId: string;
  documentId: string;
  onDone: () => void;
}

/** The next version of a document, with why; the versions before it are kept. */
export function NewVersionForm({ caseId, documentId, onDone }: NewVersionFormProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const upload = useUpload(`version ${documentId}`);
  const { file } = upload;
  const isBusy = upload.share !== null;
  const [reason, setReason] = useState('');
  const send = async (): Promise<void> => {
    const kept = await upload.send({ caseId }, (uploaded) =>
      api('POST /api/case-files/:caseId/versions', { params: { caseId }, body: { documentId, reason: reason.trim(), ...uploaded } }),
    );
    if (!kept) return;
    await client.invalidateQueries({ queryKey: ['caseFile', caseId] });
    onDone();
  };
  const handleSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (file && reason.trim() !== '') void send();
  };
  return (
    <form className={form.form} onSubmit={handleSubmit} aria-label={t('files:filing.version')}>
      <p className={form.wide}>{t('files:filing.versionText')}</p>
      <FileInput label={t('files:filing.chooseOne')} placeholder={t('files:filing.chooseOne')} value={file} disabled={isBusy} onChange={upload.choose} />
      <Textarea
        required
        maxLength={500}
        label={t('files:reason')}
        description={t('files:reasonHint')}
        value={reason}
        disabled={isBusy}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <UploadState className={form.wide} upload={upload} label={t('files:filing.version')} />
      <Button type="submit" loading={isBusy} disabled={!file || reason.trim() === ''} data-testid="version-submit">
        {t('files:filing.version')}
      </Button>
    </form>
  );
}
