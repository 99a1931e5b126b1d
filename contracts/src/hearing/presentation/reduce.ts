import { withExhibit } from '../evidence/reduce.ts';
import type { Reducers } from '../rule.ts';
import type { HearingState } from '../state.ts';
import { type PresentationState, strokesKey } from './state.ts';
import type { Pane, presentationEvents, Stroke } from './wire.ts';

function withShown(state: HearingState, change: Partial<PresentationState>): HearingState {
  return { ...state, presentation: { ...state.presentation, ...change } };
}
function withStrokes(state: HearingState, page: Pick<Pane, 'exhibitId' | 'page'>, change: (before: Stroke[]) => Stroke[]): HearingState {
  const { strokes } = state.presentation;
  const key = strokesKey(page);
  return withShown(state, { strokes: { ...strokes, [key]: change(strokes[key] ?? []) } });
}

/** After what ends a sitting or sends somebody away: nobody presents who is not there. */
export function withoutPresenter(state: HearingState, participantId: string): HearingState {
  const { presenterId, askedIds } = state.presentation;
  const isPresenter = presenterId === participantId;
  if (!isPresenter && !askedIds.includes(participantId)) return state;
  const askedStill = askedIds.filter((id) => id !== participantId);
  return withShown(state, { askedIds: askedStill, ...(isPresenter ? { presenterId: null, sharingId: null } : {}) });
}

export const reducePresentation: Reducers<typeof presentationEvents> = {
  'presenter.asked': (state, { participantId }) => withShown(state, { askedIds: [...state.presentation.askedIds, participantId] }),
  'presenter.named': (state, { participantId }) =>
    withShown(state, { presenterId: participantId, sharingId: null, askedIds: state.presentation.askedIds.filter((id) => id !== participantId) }),
  'presentation.shown': (state, { panes, isForWitness }, { at }) => {
    const { playing } = state.presentation;
    // What still stands before the court goes on playing, also while the page beside it is turned.
    const stays = playing !== null && panes.some(({ exhibitId }) => exhibitId === playing.exhibitId);
    const shown = withShown(state, { panes, isForWitness, playing: stays ? playing : null });
    return panes.reduce((before, { exhibitId }) => {
      const exhibit = before.evidence.exhibits[exhibitId];
      return exhibit?.presentedAt === null ? withExhibit(before, exhibitId, { presentedAt: at }) : before;
    }, shown);
  },
  'presentation.cleared': (state) => withShown(state, { panes: [], isForWitness: false, playing: null }),
  'presentation.played': (state, { exhibitId, isPlaying, positionMs }, { at }) => withShown(state, { playing: { exhibitId, isPlaying, positionMs, at } }),
  'strokes.drawn': (state, { strokes, ...page }) => withStrokes(state, page, (before) => [...before, ...strokes]),
  'strokes.undone': (state, { strokeId, ...page }) => withStrokes(state, page, (before) => before.filter((one) => one.strokeId !== strokeId)),
  'strokes.cleared': (state, page) => withStrokes(state, page, () => []),
  'screen.shared': (state, { participantId }) => withShown(state, { sharingId: participantId }),
  'screen.stopped': (state) => withShown(state, { sharingId: null }),
};
