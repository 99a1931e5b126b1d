import { Button, FileInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { importPath } from '../../app/paths.ts';
import { api } from '../../session/session.ts';
import form from '../caseFile/Form.module.css';
import type { UploadActs } from '../evidence/useUpload.ts';

interface UploadArchiveFormProps {
  caseId: string;
  /** Held by the panel, which shows how far it is when this form is closed. */
  upload: UploadActs;
}

/** Uploads an archive and leads to the catalogue that its names propose. Broken off, the same file goes on where it was. */
export function UploadArchiveForm({ caseId, upload }: UploadArchiveFormProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const isHere = useRef(false);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);
  const send = async (): Promise<void> => {
    const made = await upload.send({ caseId }, (uploaded, importId) =>
      api('POST /api/case-files/:caseId/imports', { params: { caseId }, body: { importId, ...uploaded } }),
    );
    if (!made) return;
    await client.invalidateQueries({ queryKey: ['caseImports', caseId] });
    // Whoever went on with something else finds it in the case.
    if (isHere.current) await navigate(importPath(caseId, made.importId));
  };
  const handleSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    void send();
  };
  return (
    <form className={form.form} onSubmit={handleSubmit} aria-label={t('imports:upload')} data-testid="upload-archive">
      <p className={form.wide}>{t('imports:uploadText')}</p>
      <FileInput
        className={form.wide}
        accept=".zip,application/zip"
        label={t('imports:choose')}
        placeholder={t('imports:choose')}
        value={upload.file}
        disabled={upload.share !== null}
        onChange={upload.choose}
        data-testid="archive"
      />
      <Button type="submit" loading={upload.share !== null} disabled={!upload.file} data-testid="archive-submit">
        {t('imports:upload')}
      </Button>
    </form>
  );
}
