import type { Id } from '../../ids.ts';
import { keepsEvidence, mayKnow } from '../evidence/access.ts';
import { isShutOut } from '../interruption/state.ts';
import { isKeptOut } from '../publicity/state.ts';
import { partOf } from '../roles.ts';
import { isIsolated } from '../separation/isolation.ts';
import { hasPlaceInCourt, type HearingState, type ParticipantState } from '../state.ts';
import { nothingShown, type PresentationState, strokesKey } from './state.ts';
import type { Pane } from './wire.ts';

type Court = Pick<HearingState, 'participants' | 'evidence' | 'interruption' | 'publicity'>;
type Shown = Pick<PresentationState, 'panes' | 'isForWitness'>;

/**
 * Whether a viewer sees this exhibit while it is before the court: who may know of it does; everybody else in the
 * courtroom does when its visibility allows it, the gallery only of what is public, and who testifies only what is
 * put to them (Online Litigation Rules arts. 26, 27). While the court is not recorded the gallery is shut out, and while
 * it is not public, who only listens.
 */
export function seesExhibit(
  { participants, evidence, interruption, publicity }: Court,
  { isForWitness }: Pick<Shown, 'isForWitness'>,
  exhibitId: Id,
  viewer: ParticipantState,
): boolean {
  const exhibit = evidence.exhibits[exhibitId];
  if (!exhibit) return false;
  if (keepsEvidence(viewer)) return true;
  if (!hasPlaceInCourt(viewer) || isShutOut({ interruption }, viewer) || isKeptOut({ publicity }, viewer)) return false;
  if (isIsolated(viewer) && !isForWitness) return false;
  if (mayKnow({ participants }, exhibit, viewer)) return true;
  if (exhibit.visibility === 'public') return true;
  return exhibit.visibility === 'parties' && partOf(viewer.role) !== 'observer';
}

/** Everybody who sees all that is shown; what shows two pages is seen whole or not at all. */
export function seersOf(state: Court, shown: Shown): Id[] {
  return Object.values(state.participants)
    .filter((one) => seesShown(state, shown, one))
    .map((one) => one.id)
    .toSorted();
}

export function seesShown(state: Court, shown: Shown, viewer: ParticipantState): boolean {
  return shown.panes.length > 0 && shown.panes.every(({ exhibitId }) => seesExhibit(state, shown, exhibitId, viewer));
}

/** Whether a viewer may be given this page: it is theirs by right, or it is before the court and they see it. */
export function mayOpenPage(state: HearingState, { exhibitId, page }: Pick<Pane, 'exhibitId' | 'page'>, viewer: ParticipantState): boolean {
  const exhibit = state.evidence.exhibits[exhibitId];
  if (exhibit && mayKnow(state, exhibit, viewer)) return true;
  const { presentation } = state;
  return presentation.panes.some((one) => one.exhibitId === exhibitId && one.page === page) && seesShown(state, presentation, viewer);
}

/** What of the presentation a viewer sees, as one text: when it changes, the viewer sees anew. */
export function shownSightOf(state: HearingState, viewerId: Id): string {
  const { panes, strokes } = presentationFor(state, state.participants[viewerId]);
  return [panes.length > 0, ...Object.keys(strokes).toSorted()].join();
}

/** On which pages a viewer sees marks, as one text: what was theirs only while it was shown goes with it. */
export function marksSightOf(state: HearingState, viewerId: Id): string {
  return Object.keys(presentationFor(state, state.participants[viewerId]).strokes).toSorted().join();
}

/** What is before the court as this viewer may see it. */
export function presentationFor(state: HearingState, viewer: ParticipantState | undefined): PresentationState {
  const { presentation } = state;
  const isSeen = viewer !== undefined && seesShown(state, presentation, viewer);
  const isOpen = (key: string): boolean => {
    const exhibit = state.evidence.exhibits[key.split('/')[0] ?? ''];
    const isByRight = viewer !== undefined && exhibit !== undefined && mayKnow(state, exhibit, viewer);
    return isByRight || (isSeen && presentation.panes.some((pane) => strokesKey(pane) === key));
  };
  const strokes = Object.fromEntries(Object.entries(presentation.strokes).filter(([key]) => isOpen(key)));
  const { presenterId, askedIds, sharingId } = presentation;
  return isSeen ? { ...presentation, strokes } : { ...nothingShown, presenterId, askedIds, sharingId, strokes };
}
