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
  // One that has not said how it ended is over when its time is.
  const [overId, setOverId] = useState(() => (noticeLeftMs(rehearsal, Date.now() + serverOffsetMs) === 0 ? rehearsal?.id : undefined));
  useEffect(() => {
    if (!rehearsal) return undefined;
    const timer = setTimeout(() => setOverId(rehearsal.id), noticeLeftMs(rehearsal, Date.now() + serverOffsetMs));
    return () => clearTimeout(timer);
  }, [rehearsal, serverOffsetMs]);
  if (!rehearsal || overId === rehearsal.id) return null;
  return (
    <div data-testid="rehearsal-notice">
      <StatusMessage tone="attention" title={t('rehearsal:notice.title')} isLive>
        <p>{t('rehearsal:notice.text')}</p>
      </StatusMessage>
    </div>
  );
}
