import type { EventDraft } from './events.ts';
import type { recordingEvents } from './recordingWire.ts';
import type { Reducers } from './rule.ts';
import type { HearingState, RecordingState } from './state.ts';

function withRecording(state: HearingState, change: Partial<RecordingState>): HearingState {
  return state.recording ? { ...state, recording: { ...state.recording, ...change } } : state;
}

export const reduceRecording: Reducers<typeof recordingEvents> = {
  'recording.started': (state, { recordingId: id, startedAt }) => ({
    ...state,
    recording: { id, status: 'capturing', startedAt: state.recording?.startedAt ?? startedAt, endedAt: null, isFaulty: false },
  }),
  'recording.interrupted': (state) => withRecording(state, { status: 'interrupted' }),
  'recording.ended': (state, _, { at }) => withRecording(state, { status: 'captured', endedAt: at }),
  'recording.gap': (state) => state,
  'recording.faulted': (state) => withRecording(state, { isFaulty: true }),
  'recording.recovered': (state) => withRecording(state, { isFaulty: false }),
};

/**
 * Adds to what was decided what it means for the recording: they are one act. Opening, resuming and going on are not
 * here, for they need to know from when the recorder captures.
 */
export function withRecorder(state: HearingState, drafts: readonly EventDraft[]): readonly EventDraft[] {
  const { recording } = state;
  if (!recording) return drafts;
  const recordingId = recording.id;
  return drafts.flatMap((draft): EventDraft[] => {
    switch (draft.type) {
      case 'interruption.closedEvidence':
      case 'interruption.mediation': {
        const cause = draft.type === 'interruption.mediation' ? 'mediation' : 'closedEvidence';
        return [draft, { type: 'recording.interrupted', payload: { recordingId, cause } }];
      }
      case 'hearing.recessed':
      case 'hearing.suspended':
      case 'hearing.suspendedByAbsence': {
        if (recording.status !== 'capturing') return [draft];
        const cause = draft.type === 'hearing.recessed' ? 'recess' : 'suspended';
        return [draft, { type: 'recording.interrupted', payload: { recordingId, cause } }];
      }
      case 'hearing.closed':
      case 'hearing.adjourned':
      case 'hearing.convertedOffline':
        return [draft, { type: 'recording.ended', payload: { recordingId } }];
      default:
        return [draft];
    }
  });
}
