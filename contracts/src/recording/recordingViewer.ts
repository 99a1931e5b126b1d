import type { HearingEvent } from '../hearing/events.ts';
import { maySeeScreen } from '../hearing/presentation/screen.ts';
import { seesShown } from '../hearing/presentation/sight.ts';
import { reduce } from '../hearing/reduce.ts';
import { isCourtRole, partOf } from '../hearing/roles.ts';
import { isOfBench } from '../hearing/rooms/state.ts';
import { areScreened } from '../hearing/separation/state.ts';
import { emptyHearingState, type HearingState, isInCourt, type ParticipantState } from '../hearing/state.ts';
import { cutAt, joined, type LevelSpan, meets } from './portions.ts';
import { isWithin, readableSpansOf, type Span, whyNoReplay } from './readable.ts';
import type { RecordingClock } from './recordingClock.ts';

/**
 * By what it is decided what somebody may hear of a recording.
 * - `bench`: the bench and the clerk of that hearing. `court`: the court's other people.
 * - `party`: the parties and who acts for them. `witness`: who was heard on facts, from their release on.
 * - `nobody`: everybody else, the gallery and interpreters; they have the published copy.
 */
export interface RecordingViewer {
  kind: 'bench' | 'court' | 'party' | 'witness' | 'nobody';
  /** When they were in the courtroom and were given everything. */
  present: readonly Span[];
  /** When the recording shows somebody or something that is kept from them whatever its level: a person screened from them, an exhibit not for them. */
  kept: readonly Span[];
}
const noSpans = { present: [], kept: [] };
const strangeViewer: RecordingViewer = { kind: 'nobody', ...noSpans };
/** Of the court, and not named in this hearing. */
export const courtViewer: RecordingViewer = { kind: 'court', ...noSpans };

/** Whether a viewer may hear all of a stretch (Recording Rules arts. 10 to 12, Online Litigation Rules arts. 26 and 27). */
export function mayHear(viewer: RecordingViewer, span: LevelSpan): boolean {
  const isUnkept = !meets(viewer.kept, span);
  switch (viewer.kind) {
    case 'bench':
      return true;
    case 'court':
      return span.level !== 'sealed';
    case 'party': {
      if (span.level === 'sealed') return false;
      return isUnkept && (span.level !== 'confidential' || isWithin(viewer.present, span));
    }
    case 'witness':
      return span.level === 'public' && isUnkept && isWithin(viewer.present, span);
    case 'nobody':
      return false;
    default:
      return viewer.kind satisfies never;
  }
}

/** Everything of the recording that a viewer may hear, in as few stretches as can be. */
export function heardBy(viewer: RecordingViewer, levels: readonly LevelSpan[]): Span[] {
  const moments = [...viewer.present, ...viewer.kept].flatMap(({ fromMs, toMs }) => [fromMs, toMs]);
  return joined(levels.flatMap((one) => cutAt([one], moments).filter((span) => mayHear(viewer, { ...span, level: one.level }))));
}

function kindOf(state: HearingState, one: ParticipantState): RecordingViewer['kind'] {
  if (whyNoReplay(state, one) !== undefined) return 'nobody';
  if (!isCourtRole(one.role)) return partOf(one.role) === 'testifying' ? 'witness' : 'party';
  if (one.status === 'removed') return 'nobody';
  return isOfBench(one) || one.role === 'clerk' ? 'bench' : 'court';
}

interface Given {
  events: readonly HearingEvent[];
  clock: Pick<RecordingClock, 'clamp' | 'durationMs'>;
  participantId: string;
}
/** Somebody named in the hearing, as a viewer of its recording; read from the log, as it was at each moment. */
export function viewerOf({ events, clock, participantId }: Given): RecordingViewer {
  const states: { fromMs: number; state: HearingState }[] = [];
  let last = emptyHearingState(events[0]?.hearingId ?? '');
  for (const event of events) {
    last = reduce(last, event);
    states.push({ fromMs: clock.clamp(Date.parse(event.at)), state: last });
  }
  const viewer = last.participants[participantId];
  if (!viewer) return strangeViewer;
  const kind = kindOf(last, viewer);
  if (kind !== 'party' && kind !== 'witness') return { kind, ...noSpans };
  const present = readableSpansOf(events, clock, participantId);
  const kept = states.flatMap(({ fromMs, state }, index): Span[] => {
    const toMs = states[index + 1]?.fromMs ?? clock.durationMs;
    const then = state.participants[participantId];
    return toMs > fromMs && (!then || isKept(state, then, last)) ? [{ fromMs, toMs }] : [];
  });
  return { kind, present, kept: viewer.status === 'removed' ? [...kept, ...outside(present, clock.durationMs)] : kept };
}

/** Whoever was removed hears no more than what they heard. */
function outside(spans: readonly Span[], durationMs: number): Span[] {
  const bounds = [0, ...spans.flatMap(({ fromMs, toMs }) => [fromMs, toMs]), durationMs];
  return Array.from({ length: bounds.length / 2 }, (_, index) => ({ fromMs: bounds[index * 2] ?? 0, toMs: bounds[index * 2 + 1] ?? 0 }));
}

/** What was kept from somebody while it went on stays kept, and what is kept from them now is kept for what was before. */
function isKept(now: HearingState, viewer: ParticipantState, last: HearingState): boolean {
  const isScreened = (other: ParticipantState): boolean => areScreened(now, viewer.id, other.id) || areScreened(last, viewer.id, other.id);
  if (Object.values(now.participants).some((other) => isInCourt(other) && isScreened(other))) return true;
  const { presentation } = now;
  if (presentation.sharingId !== null && presentation.sharingId !== viewer.id && !maySeeScreen(now, viewer)) return true;
  if (presentation.panes.length === 0) return false;
  return !seesShown(now, presentation, viewer) || !seesShown({ ...now, evidence: last.evidence }, presentation, viewer);
}
