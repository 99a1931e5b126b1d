import { Button, FileInput, Progress, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StatusMessage } from '../../../components/StatusMessage.tsx';
import { api } from '../../../session/session.ts';
import { type FileFault, fileFault } from '../../evidence/fileFault.ts';
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
  const [file, setFile] = useState<File | null>(null);
  const [reason, setReason] = useState('');
  const [share, setShare] = useState<number | null>(null);
  const [fault, setFault] = useState<FileFault | null>(null);
  const send = async (chosen: File): Promise<void> => {
    setFault(null);
    setShare(0);
    try {
      const { uploadFile } = await import('../../evidence/uploadFile.ts');
      await uploadFile({ caseId }, chosen, setShare, (upload) =>
        api('POST /api/case-files/:caseId/versions', { params: { caseId }, body: { documentId, reason: reason.trim(), ...upload } }),
      );
      await client.invalidateQueries({ queryKey: ['caseFile', caseId] });
      onDone();
    } catch (error) {
      setFault(fileFault(error));
    } finally {
      setShare(null);
    }
  };
  const handleSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (file && reason.trim() !== '') void send(file);
  };
  return (
    <form className={form.form} onSubmit={handleSubmit} aria-label={t('files:filing.version')}>
      <p className={form.wide}>{t('files:filing.versionText')}</p>
      <FileInput label={t('files:filing.chooseOne')} placeholder={t('files:filing.chooseOne')} value={file} disabled={share !== null} onChange={setFile} />
      <Textarea
        required
        maxLength={500}
        label={t('files:reason')}
        description={t('files:reasonHint')}
        value={reason}
        disabled={share !== null}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {share === null ? null : <Progress className={form.wide} value={share * 100} aria-label={t('files:filing.version')} size="lg" />}
      {fault ? (
        <div className={form.wide}>
          <StatusMessage tone="danger" title={t(fault.text)} isLive />
        </div>
      ) : null}
      <Button type="submit" loading={share !== null} disabled={!file || reason.trim() === ''} data-testid="version-submit">
        {t('files:filing.version')}
      </Button>
    </form>
  );
}
