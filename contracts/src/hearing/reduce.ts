import type { EventDraft, HearingEvent } from './events.ts';
import type { HearingState, ParticipantState } from './state.ts';

/** What the reducer reads of an event; a cut event (see `visibility.ts`) has just these members too. */
export type ReducibleEvent = EventDraft & Pick<HearingEvent, 'seq' | 'at'>;

function withParticipant(state: HearingState, id: string, change: Partial<ParticipantState>): HearingState {
  const before = state.participants[id];
  if (!before) return state;
  return { ...state, participants: { ...state.participants, [id]: { ...before, ...change } } };
}

function withRecording(state: HearingState, change: Partial<NonNullable<HearingState['recording']>>): HearingState {
  return state.recording ? { ...state, recording: { ...state.recording, ...change } } : state;
}

/** The courtroom after one more act. Pure, the same code on server and client; never refuses. */
export function reduce(before: HearingState, event: ReducibleEvent): HearingState {
  const state: HearingState = { ...before, seq: event.seq };
  const moved = (status: HearingState['status'], reason: string | null = null): HearingState => ({ ...state, status, statusSince: event.at, reason });
  switch (event.type) {
    case 'hearing.scheduled':
      return { ...moved('scheduled'), ...event.payload };
    case 'hearing.checkInOpened':
      return moved('checkIn');
    case 'hearing.opened':
      return { ...moved('inSession'), openedAt: event.at };
    case 'hearing.recessed':
      return moved('recess', event.payload.reason);
    case 'hearing.resumed':
      return moved('inSession');
    case 'hearing.adjourned':
      return { ...moved('adjourned', event.payload.reason), closedAt: event.at, continuesAt: event.payload.continuesAt };
    case 'hearing.suspended':
      return moved('suspended', event.payload.fault);
    case 'hearing.convertedOffline':
      return { ...moved('convertedOffline', event.payload.reason), closedAt: event.at };
    case 'hearing.closed':
      return { ...moved('closed'), closedAt: event.at };
    case 'hearing.cancelled':
      return { ...moved('cancelled', event.payload.reason), closedAt: event.at };
    case 'participant.invited': {
      const { participantId: id, ...rest } = event.payload;
      const participant: ParticipantState = { id, ...rest, status: 'invited', statusBefore: null, declaredAt: null, arrivedAt: null, isMuted: false };
      return { ...state, participants: { ...state.participants, [id]: participant } };
    }
    case 'participant.verified':
      return withParticipant(state, event.payload.participantId, { status: 'verified', statusBefore: null });
    case 'participant.declared':
      return withParticipant(state, event.payload.participantId, { declaredAt: event.at });
    case 'participant.arrived':
      return withParticipant(state, event.payload.participantId, { status: 'waiting', statusBefore: null, arrivedAt: event.at });
    case 'participant.admitted':
      return withParticipant(state, event.payload.participantId, { status: 'admitted', statusBefore: null });
    case 'participant.isolated':
      return withParticipant(state, event.payload.participantId, { status: 'isolated', statusBefore: null });
    case 'participant.removed':
      return withParticipant(state, event.payload.participantId, { status: 'removed', statusBefore: null });
    case 'participant.left':
      return withParticipant(state, event.payload.participantId, { status: 'left', statusBefore: null });
    case 'participant.disconnected': {
      const participant = state.participants[event.payload.participantId];
      return participant ? withParticipant(state, participant.id, { status: 'disconnected', statusBefore: participant.status }) : state;
    }
    case 'participant.returned': {
      const participant = state.participants[event.payload.participantId];
      return participant?.statusBefore ? withParticipant(state, participant.id, { status: participant.statusBefore, statusBefore: null }) : state;
    }
    case 'participant.muted':
      return withParticipant(state, event.payload.participantId, { isMuted: true });
    case 'participant.unmuted':
      return withParticipant(state, event.payload.participantId, { isMuted: false });
    case 'recording.started': {
      const startedAt = state.recording?.startedAt ?? event.payload.startedAt;
      return { ...state, recording: { id: event.payload.recordingId, status: 'capturing', startedAt, endedAt: null, isFaulty: false } };
    }
    case 'recording.interrupted':
      return withRecording(state, { status: 'interrupted' });
    case 'recording.ended':
      return withRecording(state, { status: 'captured', endedAt: event.at });
    case 'recording.gap':
      return state;
    case 'recording.faulted':
      return withRecording(state, { isFaulty: true });
    case 'recording.recovered':
      return withRecording(state, { isFaulty: false });
    default:
      return event satisfies never;
  }
}
