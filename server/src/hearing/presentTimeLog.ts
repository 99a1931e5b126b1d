import type { TimeLogEntry } from '@assize/contracts/casefile/views';
import type { HearingEvent } from '@assize/contracts/hearing/events';
import { isKeptFrom } from '@assize/contracts/hearing/audience';
import type { HearingState, ParticipantState } from '@assize/contracts/hearing/state';

/** The acts of a hearing with their times and the names of who did them and to whom, as far as this reader may know them. */
export function presentTimeLog(events: readonly HearingEvent[], state: HearingState, reader: ParticipantState | undefined): TimeLogEntry[] {
  const known = events.filter((event) => !isKeptFrom(event, reader));
  return known.map(({ seq, at, type, actor, payload }) => {
    const by = actor.participantId ? state.participants[actor.participantId] : undefined;
    const subject = 'participantId' in payload && payload.participantId !== null ? state.participants[payload.participantId] : undefined;
    const stage = 'stage' in payload ? payload.stage : null;
    const who = { role: by?.role ?? null, name: by?.name ?? null, subjectRole: subject?.role ?? null, subjectName: subject?.name ?? null };
    return { seq, at, type, ...who, reason: wordsOf(payload), stage };
  });
}

function wordsOf(payload: HearingEvent['payload']): string | null {
  if ('reason' in payload) return payload.reason;
  if ('fault' in payload) return payload.fault;
  if ('outcome' in payload) return payload.outcome;
  if ('text' in payload) return payload.text;
  if ('ground' in payload) return payload.ground;
  return 'words' in payload ? payload.words : null;
}
