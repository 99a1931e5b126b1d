import { keepsEvidence } from '@assize/contracts/hearing/evidence/access';
import type { HearingState } from '@assize/contracts/hearing/state';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { codeOf } from '../../components/scene.ts';
import { formatDateTime } from '../../i18n/formatInstant.ts';
import { api } from '../../session/session.ts';
import { whoIs } from '../courtroom/order/wording.ts';
import classes from './Evidence.module.css';
import type { ExhibitShown } from './evidenceModel.ts';

/** Who opened an exhibit when, for the court and for the side that filed it; asked for when it is looked at. */
export function ExhibitReads({ state, meId, shown }: { state: HearingState; meId: string; shown: ExhibitShown }) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const me = state.participants[meId];
  if (!me || !(shown.isOwn || keepsEvidence(me))) return null;
  return (
    <details className={classes.form} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary data-testid="exhibit-reads">{t('evidence:reads.title')}</summary>
      {isOpen ? <Reads state={state} exhibitId={shown.exhibit.id} /> : null}
    </details>
  );
}

function Reads({ state, exhibitId }: { state: HearingState; exhibitId: string }) {
  const { t, i18n } = useTranslation();
  const params = { hearingId: state.id, exhibitId };
  const query = useQuery({
    queryKey: ['reads', state.id, exhibitId],
    queryFn: () => api('GET /api/hearings/:hearingId/exhibits/:exhibitId/reads', { params }),
  });
  return (
    <>
      {query.error ? <p role="alert">{t(`errors:${codeOf(query.error)}.title`)}</p> : null}
      {query.data?.reads.length === 0 ? <p className={classes.quiet}>{t('evidence:reads.nobody')}</p> : null}
      <ul className={classes.entries}>
        {query.data?.reads.map(({ participantId, what, at }) => (
          <li key={`${participantId} ${what}`}>
            {t(`evidence:reads.${what}`, { who: whoIs(t, state.participants[participantId]), time: formatDateTime(at, i18n.language) })}
          </li>
        ))}
      </ul>
    </>
  );
}
