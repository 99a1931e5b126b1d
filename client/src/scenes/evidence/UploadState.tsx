import { Button, Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { StatusMessage } from '../../components/StatusMessage.tsx';
import type { UploadActs } from './useUpload.ts';

interface UploadStateProps {
  upload: Pick<UploadActs, 'share' | 'fault' | 'dropUploads'>;
  /** What is being done with the file. */
  label: string;
  className?: string | undefined;
}

/** How far a file is on its way, or why it was not taken and what makes room for it. */
export function UploadState({ upload: { share, fault, dropUploads }, label, className }: UploadStateProps) {
  const { t } = useTranslation();
  if (share === null && fault === null) return null;
  return (
    <div className={className}>
      {share === null ? null : (
        <>
          <p role="status">{label}</p>
          <Progress value={share * 100} aria-label={label} size="lg" />
        </>
      )}
      {fault ? <StatusMessage tone="danger" title={t(fault.text)} isLive /> : null}
      {fault?.mayDropUploads ? (
        <Button variant="default" onClick={dropUploads} data-testid="drop-uploads">
          {t('evidence:dropUploads')}
        </Button>
      ) : null}
    </div>
  );
}
