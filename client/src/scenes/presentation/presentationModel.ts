import { mayKnow } from '@assize/contracts/hearing/evidence/access';
import { type Exhibit, exhibitStatus, listExhibits } from '@assize/contracts/hearing/evidence/state';
import { can } from '@assize/contracts/hearing/permissions';
import type { Pane } from '@assize/contracts/hearing/presentation/wire';
import { partOf } from '@assize/contracts/hearing/roles';
import { isIsolated } from '@assize/contracts/hearing/separation/isolation';
import { type HearingState, isInCourt, type ParticipantState } from '@assize/contracts/hearing/state';

/** What is before the court, as one person sees it and may act on it. */
export interface PresentationModel {
  isPresenter: boolean;
  /** May turn to other pages: a witness who was handed a page may not. */
  mayTurn: boolean;
  mayShow: (exhibit: Exhibit) => boolean;
  mayAsk: boolean;
  hasAsked: boolean;
  /** The judge gives leave and takes it away. */
  mayName: boolean;
  asking: ParticipantState[];
  presenter: ParticipantState | undefined;
  /** To whom it may be handed over. */
  successors: ParticipantState[];
  /** Whether somebody testifies who sees only what is put to them. */
  hasWitness: boolean;
  /** What may be laid beside it. */
  shown: Exhibit[];
}

export function presentationModel(state: HearingState, me: ParticipantState): PresentationModel {
  const { presenterId, askedIds } = state.presentation;
  const people = Object.values(state.participants);
  const inCourt = people.filter((one) => isInCourt(one) && partOf(one.role) !== 'observer');
  const isPresenter = presenterId === me.id && can('presentation.show', state, me.id);
  const mayName = can('presenter.name', state, me.id);
  const showable = (exhibit: Exhibit): boolean => mayKnow(state, exhibit, me) && !['filed', 'withdrawn'].includes(exhibitStatus(exhibit));
  return {
    isPresenter,
    mayTurn: partOf(me.role) !== 'testifying',
    // The judge who shows something takes the word for it in the same act.
    mayShow: (exhibit) => showable(exhibit) && (isPresenter || (mayName && can('presentation.show', state, me.id))),
    mayAsk: presenterId !== me.id && !askedIds.includes(me.id) && can('presenter.ask', state, me.id),
    hasAsked: askedIds.includes(me.id),
    mayName,
    asking: askedIds.flatMap((id) => state.participants[id] ?? []),
    presenter: presenterId === null ? undefined : state.participants[presenterId],
    successors: inCourt.filter((one) => one.id !== me.id && ['presiding', 'bench', 'party', 'representative', 'testifying'].includes(partOf(one.role))),
    hasWitness: inCourt.some(isIsolated),
    shown: listExhibits(state.evidence).filter(showable),
  };
}

/** The first page of an exhibit, whole, as it is put before the court. */
export function firstPane(exhibitId: string): Pane {
  return { exhibitId, page: 1, rotation: 0, region: null };
}
