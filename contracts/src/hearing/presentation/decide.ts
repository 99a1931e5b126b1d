import { AppError } from '../../AppError.ts';
import { mayKnow } from '../evidence/access.ts';
import { exhibitStatus } from '../evidence/state.ts';
import { partOf } from '../roles.ts';
import type { Deciders } from '../rule.ts';
import { type HearingState, isInCourt, type ParticipantState } from '../state.ts';
import { stopsScreen } from './screen.ts';
import { seersOf } from './sight.ts';
import { strokesKey } from './state.ts';
import type { Pane, presentationCommands } from './wire.ts';

/** A page holds so many strokes, a hearing so many in all: the state of a hearing is written whole with each act. */
const mostOnPage = 200;
const mostInAll = 2000;

function assertPresents(state: HearingState, actor: ParticipantState): void {
  if (state.presentation.presenterId !== actor.id) throw new AppError('notPresenter');
}

/** Who may be handed what is shown: everybody in court but the gallery. */
function getPresenter(state: HearingState, id: string): ParticipantState {
  const one = state.participants[id];
  if (!one) throw new AppError('notFound', { what: 'participant' });
  if (!isInCourt(one)) throw new AppError('wrongParticipantState', { status: one.status });
  if (partOf(one.role) === 'observer') throw new AppError('notAllowed');
  return one;
}

/** What nobody could answer to is not put before the court, nor what was withdrawn. */
function assertShowable(state: HearingState, { exhibitId }: Pane, actor: ParticipantState): void {
  const exhibit = state.evidence.exhibits[exhibitId];
  const isShown = state.presentation.panes.some((pane) => pane.exhibitId === exhibitId);
  if (!exhibit || !(mayKnow(state, exhibit, actor) || isShown)) throw new AppError('notFound', { what: 'exhibit' });
  const status = exhibitStatus(exhibit);
  if (status === 'filed' || status === 'withdrawn') throw new AppError('wrongExhibitState', { status });
}
/** Who testifies is handed the page that is put to them, to point and to draw; they turn to no other. */
function assertTurns({ presentation }: HearingState, { exhibitId, page }: Pane, actor: ParticipantState): void {
  const isShown = presentation.panes.some((pane) => pane.exhibitId === exhibitId && pane.page === page);
  if (partOf(actor.role) === 'testifying' && !isShown) throw new AppError('notAllowed');
}
/** The pages before the court are what is drawn on. */
function assertShown({ presentation }: HearingState, page: Pick<Pane, 'exhibitId' | 'page'>): void {
  if (!presentation.panes.some((pane) => strokesKey(pane) === strokesKey(page))) throw new AppError('conflict', { what: 'page' });
}
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

export const decidePresentation: Deciders<typeof presentationCommands> = {
  'presenter.ask': ({ presentation }, _payload, actor) => {
    if (presentation.presenterId === actor.id || presentation.askedIds.includes(actor.id)) return [];
    return [{ type: 'presenter.asked', payload: { participantId: actor.id } }];
  },
  'presenter.name': (state, { participantId }) => {
    if (participantId !== null) getPresenter(state, participantId);
    return state.presentation.presenterId === participantId ? [] : [{ type: 'presenter.named', payload: { participantId } }];
  },
  'presenter.handOver': (state, { participantId }, actor) => {
    if (state.presentation.presenterId === participantId) return [];
    assertPresents(state, actor);
    getPresenter(state, participantId);
    return [{ type: 'presenter.named', payload: { participantId } }];
  },
  'presentation.show': (state, shown, actor) => {
    assertPresents(state, actor);
    for (const pane of shown.panes) {
      assertShowable(state, pane, actor);
      assertTurns(state, pane, actor);
    }
    const { panes, isForWitness } = state.presentation;
    if (partOf(actor.role) === 'testifying' && shown.isForWitness !== isForWitness) throw new AppError('notAllowed');
    if (isSame(panes, shown.panes) && isForWitness === shown.isForWitness) return [];
    return [{ type: 'presentation.shown', payload: { ...shown, knownTo: seersOf(state, shown) } }];
  },
  'presentation.clear': (state, _payload, actor) => {
    if (state.presentation.panes.length === 0) return [];
    if (partOf(actor.role) !== 'presiding') assertPresents(state, actor);
    return [{ type: 'presentation.cleared', payload: {} }];
  },
  'presentation.play': (state, played, actor) => {
    assertPresents(state, actor);
    const { presentation } = state;
    if (!presentation.panes.some((pane) => pane.exhibitId === played.exhibitId)) throw new AppError('conflict', { what: 'page' });
    const { playing } = presentation;
    const isSo = playing?.exhibitId === played.exhibitId && !playing.isPlaying && !played.isPlaying && playing.positionMs === played.positionMs;
    if (isSo) return [];
    return [{ type: 'presentation.played', payload: { ...played, knownTo: seersOf(state, presentation) } }];
  },
  'strokes.draw': (state, drawn, actor) => {
    assertPresents(state, actor);
    assertShown(state, drawn);
    const { strokes } = state.presentation;
    const onPage = strokes[strokesKey(drawn)] ?? [];
    const fresh = drawn.strokes.filter(({ strokeId }) => !onPage.some((one) => one.strokeId === strokeId));
    if (fresh.length === 0) return [];
    const inAll = Object.values(strokes).reduce((sum, list) => sum + list.length, fresh.length);
    if (onPage.length + fresh.length > mostOnPage || inAll > mostInAll) throw new AppError('tooLarge', { what: 'strokes' });
    return [{ type: 'strokes.drawn', payload: { ...drawn, strokes: fresh, knownTo: seersOf(state, state.presentation) } }];
  },
  'strokes.undo': (state, page, actor) => {
    assertPresents(state, actor);
    assertShown(state, page);
    const last = state.presentation.strokes[strokesKey(page)]?.at(-1);
    if (!last) return [];
    return [{ type: 'strokes.undone', payload: { ...page, strokeId: last.strokeId, knownTo: seersOf(state, state.presentation) } }];
  },
  'strokes.clear': (state, page, actor) => {
    assertPresents(state, actor);
    assertShown(state, page);
    if (!state.presentation.strokes[strokesKey(page)]?.length) return [];
    return [{ type: 'strokes.cleared', payload: { ...page, knownTo: seersOf(state, state.presentation) } }];
  },
  'screen.share': (state, _payload, actor) => {
    assertPresents(state, actor);
    // The screen would be that of another's device, which that person shares or not.
    if (actor.sharesDeviceOf !== null) throw new AppError('notAllowed');
    return state.presentation.sharingId === actor.id ? [] : [{ type: 'screen.shared', payload: { participantId: actor.id } }];
  },
  'screen.stop': (state, _payload, actor) => {
    const { sharingId } = state.presentation;
    if (sharingId === null) return [];
    if (partOf(actor.role) !== 'presiding' && sharingId !== actor.id) throw new AppError('notAllowed');
    return stopsScreen(state, sharingId);
  },
};
