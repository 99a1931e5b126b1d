import { isCourtRole, silentRoles } from '@assize/contracts/hearing/roles';
import { hasEnded } from '@assize/contracts/hearing/state';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, Outlet, useLocation, useParams, useSearchParams } from 'react-router';
import { casePath, type HearingPlace, hearingPath } from '../../app/paths.ts';
import type { CourtHeaderProps } from '../../components/CourtHeader.tsx';
import { SceneBody } from '../../components/SceneBody.tsx';
import { ScenePage } from '../../components/ScenePage.tsx';
import type { SceneModel } from '../../components/scene.ts';
import { useIsOnline } from '../../components/useIsOnline.ts';
import type { CourtState } from '../../court/courtState.ts';
import { useCourt } from '../../court/useCourt.ts';
import { useSession } from '../../session/session.ts';
import { OutcomeCodeScene } from '../integrity/OutcomeCodeScene.tsx';
import { OutcomeView } from './OutcomeView.tsx';
import { playChime } from '../../components/chime.ts';
import { noteCall } from './callMemory.ts';
import { isCheckDone } from './checkMemory.ts';
import { loadCourtroom } from './loadCourtroom.ts';
import { nextStep } from './nextStep.ts';
import type { HearingContext } from './useHearing.ts';

/** The door of a hearing: whoever comes to any of its pages is led to the place where they belong now. */
export function HearingGate() {
  const { hearingId = '' } = useParams();
  const court = useCourt(hearingId);
  const { session } = useSession();
  const [search] = useSearchParams();
  const here = useLocation().pathname.split('/')[3] as HearingPlace | undefined;
  const { state, me } = court;
  const step = state ? nextStep(state, me, isCheckDone(hearingId)) : undefined;
  const place = step && 'place' in step ? step.place : undefined;
  usePrefetch(court.status === 'ready' && (place === 'declaration' || place === 'waiting'));
  useCall(place, me !== undefined && !isCourtRole(me.role), me !== undefined && !silentRoles.includes(me.role));

  const participation = session?.participations.find((one) => one.hearingId === hearingId);
  const isDemo = session?.isDemo ?? false;
  const header: CourtHeaderProps = {
    court: state?.court ?? participation?.court,
    caseNumber: state?.caseNumber ?? participation?.caseNumber,
    title: state?.title ?? participation?.title,
    isDemo,
    clockOffsetMs: court.serverOffsetMs,
  };
  // The courtroom has its own words for its ends.
  if (here === 'court' && (court.status === 'ended' || (step && 'outcome' in step)))
    return <Outlet context={{ hearingId, court, state, me, participation, isDemo, header }} />;
  if (court.status === 'ended' && (court.endedCause === 'replaced' || court.endedCause === 'removed'))
    return <OutcomeView header={header} outcome={court.endedCause} onReturn={court.enterAgain} />;
  if (court.status === 'ended' || !state || !step) return <HearingNotReady header={header} court={court} />;
  if ('outcome' in step) {
    const isStaff = me !== undefined && isCourtRole(me.role);
    return (
      <OutcomeView
        header={header}
        outcome={step.outcome}
        reason={state.reason}
        continuesAt={state.continuesAt}
        casePath={isStaff && participation ? casePath(participation.caseId) : undefined}
        onReturn={court.enterAgain}
      >
        {hasEnded(state) && me ? <OutcomeCodeScene hearingId={hearingId} /> : null}
      </OutcomeView>
    );
  }
  const isCheckingAgain = here === 'check' && step.place === 'waiting' && search.has('again');
  if (here !== step.place && !isCheckingAgain) return <Navigate to={hearingPath(hearingId, step.place)} replace />;
  if (!me) return null;
  return <Outlet context={{ hearingId, court, state, me, participation, isDemo, header } satisfies HearingContext} />;
}

/**
 * The courtroom is fetched before the person is admitted to it, and after the network was measured. Only over a
 * line that works: some browsers keep a fetch that failed for as long as the page lives.
 */
function usePrefetch(isTime: boolean): void {
  useEffect(() => {
    if (isTime) loadCourtroom().catch(() => undefined);
  }, [isTime]);
}

/** A sound when the person is called from the waiting room into the courtroom, and a moment to sit up for who will be seen. */
function useCall(place: HearingPlace | undefined, isCalled: boolean, isSeen: boolean): void {
  const before = useRef(place);
  useEffect(() => {
    if (isCalled && before.current === 'waiting' && place === 'court') {
      if (isSeen) noteCall();
      playChime();
    }
    before.current = place;
  }, [place, isCalled, isSeen]);
}

function HearingNotReady({ header, court }: { header: CourtHeaderProps; court: CourtState }) {
  const { t } = useTranslation();
  const isOnline = useIsOnline();
  let model: SceneModel<never> = { state: 'loading' };
  if (court.status === 'ended') model = { state: 'failed', code: court.refusal ?? 'notSignedIn' };
  else if (!isOnline) model = { state: 'offline', data: null };
  return (
    <ScenePage header={header} title={header.title ?? t('common:court.online')}>
      <SceneBody model={model} skeleton={[9, 3, 12]} empty={null} onRetry={court.enterAgain}>
        {() => null}
      </SceneBody>
    </ScenePage>
  );
}
