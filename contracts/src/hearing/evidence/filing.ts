import { AppError } from '../../AppError.ts';
import type { EventDraft } from '../events.ts';
import { isCourtRole } from '../roles.ts';
import type { HearingState, ParticipantState } from '../state.ts';
import { knowersOf, type Seen } from './access.ts';
import { type Exhibit, nextOrdinal } from './state.ts';

/** More than any hearing has been able to hear; the state of a hearing is written whole with each act. */
const mostExhibits = 500;
type Filed = Pick<Exhibit, 'document' | 'title' | 'purpose' | 'source' | 'form' | 'pointIds' | 'takenFrom'> & { exhibitId: string };

/** At the moment of the exchange: what is to be decided is not `null` any more. */
const exchanging = 'now';
export function exchanged(state: HearingState, exhibit: Seen & Pick<Exhibit, 'id'>): EventDraft {
  return { type: 'exhibit.exchanged', payload: { exhibitId: exhibit.id, knownTo: knowersOf(state, { ...exhibit, exchangedAt: exchanging }) } };
}

/** Throws when there is an exhibit of this id, or no room for another. */
export function assertFileable({ evidence: { exhibits } }: HearingState, exhibitId: string): void {
  if (exhibits[exhibitId]) throw new AppError('conflict', { what: 'exhibit' });
  if (Object.keys(exhibits).length >= mostExhibits) throw new AppError('tooLarge', { what: 'exhibits' });
}

/** A new exhibit of the filer's side; while the exchange is open the others know of it at once. */
export function filingEvents(state: HearingState, { exhibitId, ...about }: Filed, filer: ParticipantState): EventDraft[] {
  assertFileable(state, exhibitId);
  const side = isCourtRole(filer.role) ? 'bench' : filer.side;
  const filed = { exhibitId, number: { side, ordinal: nextOrdinal(state.evidence, side) }, filedById: filer.id, ...about, filedAt: null, presentedAt: null };
  const seen: Seen = { filedById: filer.id, exchangedAt: null, visibility: 'parties', namedIds: [] };
  const event: EventDraft = { type: 'exhibit.filed', payload: { ...filed, knownTo: knowersOf(state, seen) } };
  return state.evidence.exchange === 'open' ? [event, exchanged(state, { id: exhibitId, ...seen })] : [event];
}
