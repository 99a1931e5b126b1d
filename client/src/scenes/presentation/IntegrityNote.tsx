import { IconAlertTriangle, IconShieldCheck } from '@tabler/icons-react';
import type { ExhibitIntegrity } from '@assize/contracts/http/documents';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '../../i18n/formatInstant.ts';
import { api } from '../../session/session.ts';
import classes from './Presentation.module.css';
import { ProofList } from './ProofList.tsx';

/** Whether what is shown is what was filed, hashed anew by the court, and what that proves and what not. */
export function IntegrityNote({ hearingId, exhibitId }: { hearingId: string; exhibitId: string }) {
  const { t, i18n } = useTranslation();
  const [found, setFound] = useState<{ exhibitId: string; integrity: ExhibitIntegrity }>();
  useEffect(() => {
    let isOver = false;
    api('GET /api/hearings/:hearingId/exhibits/:exhibitId/integrity', { params: { hearingId, exhibitId } }).then(
      (integrity) => {
        if (!isOver) setFound({ exhibitId, integrity });
      },
      () => undefined, // nothing is said of what is not known
    );
    return () => {
      isOver = true;
    };
  }, [hearingId, exhibitId]);
  if (found?.exhibitId !== exhibitId) return null;
  const { isUnchanged, sha256, filedAt, checkedAt, proofs } = found.integrity;
  const Icon = isUnchanged ? IconShieldCheck : IconAlertTriangle;
  const words = t(isUnchanged ? 'presentation:integrity.unchanged' : 'presentation:integrity.changed', { time: formatDateTime(filedAt, i18n.language) });
  return (
    <details className={classes.integrity} data-testid="integrity" data-unchanged={isUnchanged}>
      <summary>
        <Icon size={18} stroke={1.75} aria-hidden="true" /> <span role={isUnchanged ? undefined : 'alert'}>{words}</span>
        {proofs.length > 0 ? <span className={classes.proofCount}>{t('presentation:proofs.count', { count: proofs.length })}</span> : null}
      </summary>
      <p>{t('presentation:integrity.hash', { sha256, time: formatDateTime(checkedAt, i18n.language) })}</p>
      <p>{t('presentation:integrity.meaning')}</p>
      <ProofList proofs={proofs} />
    </details>
  );
}
