import { Button, FileInput, Progress } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { importPath } from '../../app/paths.ts';
import { StatusMessage } from '../../components/StatusMessage.tsx';
import { api } from '../../session/session.ts';
import form from '../caseFile/Form.module.css';
import type { FileFault } from '../evidence/fileFault.ts';
import { importFault } from './importFault.ts';

/** Uploads an archive and leads to the catalogue that its names propose. Broken off, the same file goes on where it was. */
export function UploadArchiveForm({ caseId }: { caseId: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [file, setFile] = useState<File | null>(null);
  // One id for one file: tried again after a lost answer, it is the same import.
  const [importId, setImportId] = useState(() => crypto.randomUUID());
  const [share, setShare] = useState<number | null>(null);
  const [fault, setFault] = useState<FileFault | null>(null);
  const choose = (chosen: File | null): void => {
    setFile(chosen);
    setFault(null);
    setImportId(crypto.randomUUID());
  };
  const send = async (chosen: File): Promise<void> => {
    setFault(null);
    setShare(0);
    try {
      const { uploadFile } = await import('../evidence/uploadFile.ts');
      const made = await uploadFile({ caseId }, chosen, setShare, (upload) =>
        api('POST /api/case-files/:caseId/imports', { params: { caseId }, body: { importId, ...upload } }),
      );
      await client.invalidateQueries({ queryKey: ['caseImports', caseId] });
      await navigate(importPath(caseId, made.importId));
    } catch (error) {
      setFault(importFault(error));
    } finally {
      setShare(null);
    }
  };
  const dropUploads = (): void => {
    api('DELETE /api/uploads').then(
      () => setFault(null),
      (error: unknown) => setFault(importFault(error)),
    );
  };
  const handleSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (file) void send(file);
  };
  return (
    <form className={form.form} onSubmit={handleSubmit} aria-label={t('imports:upload')} data-testid="upload-archive">
      <p className={form.wide}>{t('imports:uploadText')}</p>
      <FileInput
        className={form.wide}
        accept=".zip,application/zip"
        label={t('imports:choose')}
        placeholder={t('imports:choose')}
        value={file}
        disabled={share !== null}
        onChange={choose}
        data-testid="archive"
      />
      {share === null ? null : (
        <div className={form.wide}>
          <p role="status">{t(share < 1 ? 'imports:uploading' : 'imports:reading')}</p>
          <Progress value={share * 100} aria-label={t('imports:uploading')} size="lg" />
        </div>
      )}
      {fault ? (
        <div className={form.wide}>
          <StatusMessage tone="danger" title={t(fault.text)} isLive />
          {fault.mayDropUploads ? (
            <Button variant="default" onClick={dropUploads}>
              {t('evidence:dropUploads')}
            </Button>
          ) : null}
        </div>
      ) : null}
      <Button type="submit" loading={share !== null} disabled={!file} data-testid="archive-submit">
        {t('imports:upload')}
      </Button>
    </form>
  );
}
