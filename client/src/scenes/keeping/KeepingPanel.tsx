import type { KeepingHealth } from '@assize/contracts/custody/keeping/views';
import { useEffect, useState } from 'react';
import type { RecordPanelProps } from '../../record/recordPanel.ts';
import { api } from '../../session/session.ts';
import { KeepingView } from './KeepingView.tsx';
import { saveCertificate } from './saveCertificate.ts';

/** How the record is kept, for the court's own people; read anew whenever something was done with the record. */
export function KeepingPanel(props: RecordPanelProps) {
  const { hearingId, isCourt } = props.record;
  const { seq } = props.custody;
  const [health, setHealth] = useState<KeepingHealth | null>(null);
  useEffect(() => {
    if (!isCourt) return;
    let isStale = false;
    api('GET /api/hearings/:hearingId/keeping', { params: { hearingId } }).then(
      (read) => {
        if (!isStale) setHealth(read);
      },
      () => undefined, // the page itself says that the court does not answer
    );
    return () => {
      isStale = true;
    };
  }, [hearingId, isCourt, seq]);
  return isCourt && health ? <KeepingView {...props} health={health} onCertificate={() => saveCertificate(hearingId)} /> : null;
}
