import { AppError } from '../../AppError.ts';
import type { StillFault } from '../../control/still.ts';
import type { Id, Instant } from '../../ids.ts';
import type { CommandPayload } from '../commands.ts';
import type { EventDraft } from '../events.ts';
import { partOf } from '../roles.ts';
import type { HearingState, ParticipantState } from '../state.ts';
import { assertFileable, filingEvents } from './filing.ts';
import type { EvidenceDocument } from './wire.ts';

/** A still that the court keeps as a document. */
export interface KeptStill {
  document: EvidenceDocument;
  /** Whose camera it is of. */
  participantId: Id;
  takenAt: Instant;
}
type TakeStill = CommandPayload<'exhibit.takeStill'>;

/** In the register where others say where their exhibit comes from; screens say it in words of their own. */
const stillSource = 'Camera still taken by the court / 法庭截取的摄像头画面';

function refuse(cause: StillFault): never {
  throw new AppError('stillNotTaken', { cause });
}

/** Of whom a still may be taken now: whoever presents. Throws `stillNotTaken`. */
export function getStillSubject({ presentation: { presenterId }, participants, screenings }: HearingState): ParticipantState {
  const presenter = presenterId === null ? undefined : participants[presenterId];
  if (!presenter) return refuse('noPresenter');
  // Exhibits are seen by all parties, and so would be the face of who is kept from the sight of one.
  if (screenings.some((one) => one.participantId === presenter.id)) return refuse('screened');
  return presenter;
}

/** Whether it may be taken; what it adds to the log is decided by `stillEvents`, when there is a picture. */
export function decideStill(state: HearingState, { exhibitId }: TakeStill): EventDraft[] {
  if (state.evidence.exhibits[exhibitId]?.takenFrom) return [];
  assertFileable(state, exhibitId);
  getStillSubject(state);
  return [];
}

/**
 * A still becomes an exhibit of the side of who showed it, and says that the court took it. Who testifies files
 * nothing: what they held up is the court's.
 */
export function stillEvents(state: HearingState, { exhibitId, title, purpose }: TakeStill, still: KeptStill, takenById: Id): EventDraft[] {
  if (state.evidence.exhibits[exhibitId]?.takenFrom) return [];
  const [shower, taker] = [state.participants[still.participantId], state.participants[takenById]];
  if (!shower || !taker) throw new AppError('notFound', { what: 'participant' });
  const takenFrom = { participantId: shower.id, takenById, at: still.takenAt };
  const about = { title, purpose, source: stillSource, form: 'electronicOriginal', takenFrom } as const;
  return filingEvents(state, { exhibitId, document: still.document, ...about, pointIds: [] }, partOf(shower.role) === 'testifying' ? taker : shower);
}
