import type { HearingState } from '@assize/contracts/hearing/state';

/** Whether the hearing is being recorded now, in one word; `failing` is told to bench and clerk only. */
export type RecordingLabel = 'recorded' | 'notRecorded' | 'paused' | 'failing' | 'ended';

export function recordingLabel(state: Pick<HearingState, 'recording' | 'status'>): RecordingLabel {
  const { recording, status } = state;
  if (!recording) return status === 'inSession' ? 'recorded' : 'notRecorded';
  if (recording.status === 'captured') return 'ended';
  if (recording.status === 'interrupted' || status === 'recess' || status === 'suspended') return 'paused';
  return recording.isFaulty ? 'failing' : 'recorded';
}
