import type { Id } from '../../ids.ts';
import type { EventDraft } from '../events.ts';
import { peopleAt } from '../people/device.ts';
import { partOf } from '../roles.ts';
import { isIsolated } from '../separation/isolation.ts';
import type { HearingState, ParticipantState } from '../state.ts';

/** What the log gains when this person's screen is before the court no more; nothing when it is not. */
export function stopsScreen({ presentation }: Pick<HearingState, 'presentation'>, participantId: Id): EventDraft[] {
  return presentation.sharingId === participantId ? [{ type: 'screen.stopped', payload: { participantId } }] : [];
}

/**
 * Whether a viewer may be sent the screen that somebody shares, if they may receive that person at all. What comes
 * onto it nobody has looked at before: it is in no register, nobody said that it is public, and it is put to no
 * witness. So who testifies and is not released does not see it (Online Litigation Rules art. 26), nor does the
 * gallery; nor does whoever sits before one device with them.
 */
export function maySeeScreen(state: Pick<HearingState, 'participants'>, viewer: ParticipantState): boolean {
  return peopleAt(state, viewer.id).every((one) => !isIsolated(one) && partOf(one.role) !== 'observer');
}
