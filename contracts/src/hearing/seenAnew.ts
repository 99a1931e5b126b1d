import { sightOf } from './evidence/access.ts';
import type { HearingEvent } from './events.ts';
import { marksSightOf, shownSightOf } from './presentation/sight.ts';
import type { HearingState } from './state.ts';
import { viewOf } from './visibility.ts';

/** What is told: the events, and the state that they change. */
export interface Telling {
  before: HearingState;
  events: readonly HearingEvent[];
  after: HearingState;
}
type Sees = (viewerId: string) => boolean;

/**
 * Who must be given the state anew, as the events alone do not lead there: whoever's view, or sight of exhibits or of
 * what is before the court, is another than before, who sees only from the door while people come and go, and who is
 * told that the court is not recorded, but not why.
 */
export function seesAnew({ before, events, after }: Telling): Sees {
  const has = (isSuch: (event: HearingEvent) => boolean): boolean => events.some(isSuch);
  const isPresence = has(({ type }) => type.startsWith('participant.') || type.startsWith('room.'));
  // To look at every exhibit for every viewer is for the acts that can change who knows of one.
  const mayChangeKnown = has(({ type }) => type.startsWith('exhibit.') || type === 'participant.removed');
  const isInterruption = before.interruption !== after.interruption;
  // The gallery, shut out while the court is not recorded, does not see what is shown.
  const mayChangeShown = mayChangeKnown || isInterruption || has(({ type }) => type === 'presentation.shown');
  const isCleared = has(({ type }) => type === 'presentation.cleared');
  return (viewerId) => {
    const differs = (sight: (state: HearingState, viewerId: string) => string): boolean => sight(before, viewerId) !== sight(after, viewerId);
    const view = viewOf(after, viewerId);
    const isToldHalf = (view === 'door' || view === 'stand') && isInterruption;
    return (
      differs(viewOf) ||
      isToldHalf ||
      (view === 'door' && isPresence) ||
      (mayChangeKnown && differs(sightOf)) ||
      (mayChangeShown && differs(shownSightOf)) ||
      (isCleared && differs(marksSightOf))
    );
  };
}
