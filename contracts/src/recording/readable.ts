import type { HearingEvent } from '../hearing/events.ts';
import { maySeeScreen } from '../hearing/presentation/screen.ts';
import { seesShown } from '../hearing/presentation/sight.ts';
import { reduce } from '../hearing/reduce.ts';
import { isCourtRole, partOf } from '../hearing/roles.ts';
import { isIsolated } from '../hearing/separation/isolation.ts';
import { emptyHearingState, hasEnded, type HearingState, isInCourt, type ParticipantState } from '../hearing/state.ts';
import { grantsOf } from '../media/grantsOf.ts';
import type { RecordingClock } from './recordingClock.ts';

/** A stretch of the recording; ms on its clock. */
export interface Span {
  fromMs: number;
  toMs: number;
}
/** Why somebody may not replay a hearing. */
export const replayRefusals = ['notEnded', 'notReleased', 'notParty'] as const;
export type ReplayRefusal = (typeof replayRefusals)[number];

/**
 * Why this person may not replay the hearing at all; undefined when they may hear some of it. The court may at any
 * time; parties and who acts for them once it has ended (recording rules arts. 10, 11); who was heard on facts only
 * when the court has released them (Online Litigation Rules art. 26); the gallery and interpreters never.
 */
export function whyNoReplay(state: HearingState, viewer: ParticipantState): ReplayRefusal | undefined {
  if (isCourtRole(viewer.role)) return undefined;
  if (!['party', 'representative', 'testifying'].includes(partOf(viewer.role))) return 'notParty';
  if (!hasEnded(state)) return 'notEnded';
  return isIsolated(viewer) ? 'notReleased' : undefined;
}

/**
 * What of the recording a person who is not of the court may hear and see again: what they were given in the
 * courtroom. The composed picture shows everybody and everything that is before the court, so that a moment at
 * which anything of it was kept from them is not theirs.
 */
export function readableSpansOf(events: readonly HearingEvent[], clock: Pick<RecordingClock, 'clamp' | 'durationMs'>, viewerId: string): Span[] {
  const spans: Span[] = [];
  let state = emptyHearingState(events[0]?.hearingId ?? '');
  for (const [index, event] of events.entries()) {
    state = reduce(state, event);
    if (!sawAll(state, viewerId)) continue;
    const next = events[index + 1];
    const fromMs = clock.clamp(Date.parse(event.at));
    const toMs = next ? clock.clamp(Date.parse(next.at)) : clock.durationMs;
    const last = spans.at(-1);
    if (last?.toMs === fromMs) last.toMs = toMs;
    else if (toMs > fromMs) spans.push({ fromMs, toMs });
  }
  return spans;
}

/** By the grants that the sfu enforced at that moment, and by what was before the court. */
function sawAll(state: HearingState, viewerId: string): boolean {
  const viewer = state.participants[viewerId];
  if (!viewer || !isInCourt(viewer) || state.status !== 'inSession') return false;
  const grants = grantsOf(state);
  // Who sits before another's device receives what that device does.
  const deviceId = viewer.sharesDeviceOf ?? viewerId;
  const received = new Set(grants[deviceId]?.receive);
  const senders = Object.keys(grants).filter((id) => id !== deviceId && (grants[id]?.send.length ?? 0) > 0);
  if (!senders.every((id) => received.has(id))) return false;
  const { presentation } = state;
  if (presentation.panes.length > 0 && !seesShown(state, presentation, viewer)) return false;
  return presentation.sharingId === null || presentation.sharingId === deviceId || maySeeScreen(state, viewer);
}

/** Whether a stretch lies wholly within what may be read. */
export function isWithin(spans: readonly Span[], { fromMs, toMs }: Span): boolean {
  return spans.some((one) => one.fromMs <= fromMs && toMs <= one.toMs);
}
