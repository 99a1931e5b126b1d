import type { HearingEvent } from './events.ts';
import type { ReducibleEvent } from './reduce.ts';
import { isCourtRole } from './roles.ts';
import type { HearingState, ParticipantState } from './state.ts';

/**
 * How much of the hearing a viewer may be told.
 * - `full`: the court's own people.
 * - `court`: admitted to the courtroom: everything but other people's declarations and recorder faults.
 * - `door`: waiting, isolated or not yet in: the hearing's status, their own acts, who is present by role.
 */
export type View = 'full' | 'court' | 'door';

export function viewOf(state: HearingState, viewerId: string): View {
  const viewer = state.participants[viewerId];
  if (!viewer || viewer.status === 'removed') return 'door';
  if (isCourtRole(viewer.role)) return 'full';
  const status = viewer.status === 'disconnected' ? viewer.statusBefore : viewer.status;
  return status === 'admitted' || status === 'consulting' ? 'court' : 'door';
}

/** What is sent in place of an event that the viewer may not see: the number stays, so a gap is a gap. */
export interface HiddenEvent {
  seq: number;
  at: string;
  type: 'hidden';
}
export type VisibleEvent = (ReducibleEvent & { hearingId: string }) | HiddenEvent;

const courtHidden: readonly HearingEvent['type'][] = ['recording.gap', 'recording.faulted', 'recording.recovered'];

function isVisible(event: HearingEvent, view: View, viewerId: string): boolean {
  if (view === 'full') return true;
  if (event.type === 'participant.declared') return event.payload.participantId === viewerId;
  if (courtHidden.includes(event.type)) return false;
  if (view === 'court') return true;
  if (event.type.startsWith('hearing.')) return true;
  return 'participantId' in event.payload && event.payload.participantId === viewerId;
}

/** One event as this viewer may see it (chain members and other people's connection ids are cut off). */
export function cutEvent(event: HearingEvent, view: View, viewerId: string): VisibleEvent {
  const { seq, at, hearingId } = event;
  if (!isVisible(event, view, viewerId)) return { seq, at, type: 'hidden' };
  return { hearingId, seq, at, type: event.type, payload: event.payload } as VisibleEvent;
}

/** Another participant as seen from the door: a role that is or is not here, and no name. */
function atDoor(one: ParticipantState): ParticipantState {
  return { ...one, name: '', actsFor: null, declaredAt: null, arrivedAt: null, isMuted: false, statusBefore: null, status: doorStatus(one) };
}

function doorStatus(one: ParticipantState): ParticipantState['status'] {
  const here: readonly string[] = ['waiting', 'admitted', 'isolated', 'consulting'];
  return here.includes(one.status) ? 'waiting' : 'invited';
}

/**
 * The state as this viewer may see it. From the door others are shown by role and presence only, and that
 * only as of the snapshot: a fresh one is sent whenever presence changes.
 */
export function cutState(state: HearingState, view: View, viewerId: string): HearingState {
  if (view === 'full') return state;
  const participants: HearingState['participants'] = {};
  for (const one of Object.values(state.participants)) {
    if (one.id === viewerId) participants[one.id] = one;
    else participants[one.id] = view === 'court' ? { ...one, declaredAt: null } : atDoor(one);
  }
  const recording = state.recording && view === 'court' ? { ...state.recording, isFaulty: false } : null;
  return { ...state, participants, recording };
}
