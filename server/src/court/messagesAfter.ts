import type { HearingEvent } from '@assize/contracts/hearing/events';
import { hasEnded, type HearingState } from '@assize/contracts/hearing/state';
import type { Message } from '../outbox/outbox.ts';

/** Why the recorder of a hearing in this state does not capture. */
export function stopCauseIn({ interruption, status }: Pick<HearingState, 'interruption' | 'status'>): 'interrupted' | 'suspended' | 'recess' {
  if (interruption) return 'interrupted';
  return status === 'recess' ? 'recess' : 'suspended';
}

/** What the recorder, production and the calendar must be told after these acts. */
export function messagesAfter(after: HearingState, events: readonly HearingEvent[]): Message[] {
  const isAmong = (type: HearingEvent['type']): boolean => events.some((event) => event.type === type);
  const messages: Message[] = [];
  const { id: hearingId, recording } = after;
  if (recording && isAmong('recording.interrupted')) {
    messages.push({ topic: 'sfu.stopRecording', payload: { hearingId, recordingId: recording.id, cause: stopCauseIn(after) } });
  }
  if (recording && (isAmong('interruption.ended') || isAmong('hearing.resumed')))
    messages.push({ topic: 'sfu.goOnRecording', payload: { hearingId, recordingId: recording.id } });
  if (recording && isAmong('recording.ended') && hasEnded(after))
    messages.push({ topic: 'recording.produce', payload: { hearingId, recordingId: recording.id } });
  if (isAmong('hearing.adjourned') && after.continuesAt !== null) messages.push({ topic: 'hearing.continue', payload: { hearingId } });
  for (const { type, payload } of events) if (type === 'rehearsal.begun') messages.push({ topic: 'rehearsal.make', payload: { hearingId, ...payload } });
  return messages;
}
