import { Button } from '@mantine/core';
import { IconFileCertificate } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../components/CopyButton.tsx';
import { Details } from '../../components/Details.tsx';
import classes from './RecordingRow.module.css';

interface HowToVerifyProps {
  hearingId: string;
  sha256: string | null;
  onDownloadLog: () => void;
}

/** File name under which the log is saved, and which the command names. */
export function logFileName(hearingId: string): string {
  return `hearing-${hearingId.slice(0, 8)}-log.json`;
}

/** How anyone can check log and recording without trusting this page. */
export function HowToVerify({ hearingId, sha256, onDownloadLog }: HowToVerifyProps) {
  const { t } = useTranslation();
  const logCommand = `npm run verify -- ${logFileName(hearingId)}`;
  const fileCommand = 'sha256sum hearing.mp4';
  return (
    <Details summary={t('casefile:verify.title')}>
      <p>{t('casefile:verify.one')}</p>
      <pre className={classes.command}>{logCommand}</pre>
      <div className={classes.acts}>
        <Button
          variant="default"
          onClick={onDownloadLog}
          leftSection={<IconFileCertificate size={20} stroke={1.75} aria-hidden="true" />}
          data-testid="log-download"
        >
          {t('casefile:verify.log')}
        </Button>
        <CopyButton text={logCommand} label={t('casefile:verify.copy')} />
      </div>
      {sha256 ? (
        <>
          <p>{t('casefile:verify.two')}</p>
          <pre className={classes.command}>{fileCommand}</pre>
        </>
      ) : null}
    </Details>
  );
}
