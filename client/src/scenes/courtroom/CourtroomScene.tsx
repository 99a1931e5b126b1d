import { useMemo } from 'react';
import { casePath } from '../../app/paths.ts';
import type { CourtHeaderProps } from '../../components/CourtHeader.tsx';
import { LoadingSkeleton } from '../../components/LoadingSkeleton.tsx';
import { ScenePage } from '../../components/ScenePage.tsx';
import { useCourt } from '../../court/useCourt.ts';
import { useMedia } from '../../media/useMedia.ts';
import { useSession } from '../../session/session.ts';
import { isCourtRole } from '@assize/contracts/hearing/roles';
import { hasEnded } from '@assize/contracts/hearing/state';
import { useTranslation } from 'react-i18next';
import { CourtroomMediaProvider } from './CourtroomContext.ts';
import { OutcomeView } from '../hearing/OutcomeView.tsx';
import { OutcomeCodeScene } from '../integrity/OutcomeCodeScene.tsx';
import { courtEnd } from './model/courtEnd.ts';
import { OpenCourtroom } from './OpenCourtroom.tsx';

/** The courtroom: connects the hearing's state and media to the view, and says how it ended. */
export function CourtroomScene({ hearingId }: { hearingId: string }) {
  const { t } = useTranslation();
  const court = useCourt(hearingId);
  const { session } = useSession();
  const { state, me } = court;
  const participation = session?.participations.find((one) => one.hearingId === hearingId);
  const end = courtEnd(court, state, me);
  const isInCourt = me?.status === 'admitted' || me?.status === 'consulting' || me?.status === 'disconnected';
  const { engine, media } = useMedia(court, end === undefined && isInCourt);
  const provided = useMemo(() => ({ engine, media }), [engine, media]);
  const about = state ?? participation;
  const header: CourtHeaderProps = {
    court: about?.court,
    caseNumber: about?.caseNumber,
    title: about?.title,
    isDemo: session?.isDemo ?? false,
    clockOffsetMs: court.serverOffsetMs,
  };
  if (end) {
    const mayRead = me !== undefined && isCourtRole(me.role) && participation !== undefined;
    const reason = end === 'adjourned' || end === 'cancelled' || end === 'convertedOffline' ? (state?.reason ?? null) : null;
    return (
      <OutcomeView
        header={header}
        outcome={end}
        reason={reason}
        continuesAt={state?.continuesAt ?? null}
        casePath={mayRead ? casePath(participation.caseId) : undefined}
        onReturn={court.enterAgain}
      >
        {state && me && hasEnded(state) ? <OutcomeCodeScene hearingId={hearingId} /> : null}
      </OutcomeView>
    );
  }
  if (!state || !me) {
    return (
      <ScenePage header={header} title={header.title ?? t('common:court.online')}>
        <LoadingSkeleton blocks={[3, 20, 4]} />
      </ScenePage>
    );
  }
  return (
    <CourtroomMediaProvider value={provided}>
      <OpenCourtroom court={court} state={state} me={me} isDemo={session?.isDemo ?? false} />
    </CourtroomMediaProvider>
  );
}
