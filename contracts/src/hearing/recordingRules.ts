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
