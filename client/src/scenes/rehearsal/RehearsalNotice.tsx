import { noticeLeftMs, type Rehearsal } from '@assize/contracts/hearing/rehearsal/state';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StatusMessage } from '../../components/StatusMessage.tsx';

interface RehearsalNoticeProps {
  rehearsal: Rehearsal | null;
  serverOffsetMs: number;
}

/** Whoever is in the courtroom is told while they are recorded on trial: it is their voice. */
export function RehearsalNotice({ rehearsal, serverOffsetMs }: RehearsalNoticeProps) {
  const { t } = useTranslation();
  const [, look] = useState(0);
  const leftMs = noticeLeftMs(rehearsal, Date.now() + serverOffsetMs);
  useEffect(() => {
    if (leftMs === 0) return undefined;
    const timer = setTimeout(() => look((count) => count + 1), leftMs + 50);
    return () => clearTimeout(timer);
  }, [leftMs]);
  if (leftMs === 0) return null;
  return (
    <div data-testid="rehearsal-notice">
      <StatusMessage tone="attention" title={t('rehearsal:notice.title')} isLive>
        <p>{t('rehearsal:notice.text')}</p>
      </StatusMessage>
    </div>
  );
}
