import { type LogLine, reduceLine } from '@assize/contracts/hearing/log';
import { type Playing, positionAt } from '@assize/contracts/hearing/presentation/state';
import { emptyHearingState, type HearingState } from '@assize/contracts/hearing/state';
import type { ClockSpan, RecordingClock } from '@assize/contracts/recording/recordingClock';
import { panesOf, type ShownPane } from './shownOf.ts';

/** A stretch in which sound or pictures in motion were played before the court, or stood still. */
export interface Played {
  /** Times of the recording. */
  fromMs: number;
  toMs: number;
  exhibitId: string;
  documentId: string;
  /** Where it was at `fromMs`; it goes on from there while it plays. */
  positionMs: number;
  isPlaying: boolean;
}
type Film = Pick<Played, 'exhibitId' | 'documentId'> & { playing: Playing };

/** Whether a pane shows what is played: a film has one page, and what is closed to parties is neither seen nor heard. */
export function isFilmOf({ exhibitId }: Pick<Played, 'exhibitId'>, pane: ShownPane): boolean {
  return pane.exhibitId === exhibitId && pane.page === 1 && pane.isOpen;
}

function filmOf(state: HearingState): Film | undefined {
  const { playing } = state.presentation;
  const pane = playing ? panesOf(state)?.find((one) => isFilmOf(playing, one)) : undefined;
  return playing && pane ? { exhibitId: pane.exhibitId, documentId: pane.documentId, playing } : undefined;
}
function isSame(one: Film | undefined, other: Film | undefined): boolean {
  return one?.playing === other?.playing && one?.documentId === other?.documentId;
}

/** All that was played, in order, read from the log. Over a recess a film plays on as it does on the screens, unrecorded. */
export function playedOf(events: readonly LogLine[], clock: RecordingClock): Played[] {
  const changes: { atMs: number; film: Film | undefined }[] = [];
  let state = emptyHearingState(events[0]?.hearingId ?? '');
  for (const event of events) {
    state = reduceLine(state, event);
    const film = filmOf(state);
    if (!isSame(changes.at(-1)?.film, film)) changes.push({ atMs: Date.parse(event.at), film });
  }
  return changes.flatMap(({ atMs, film }, index) => {
    const toAtMs = changes[index + 1]?.atMs ?? Infinity;
    return film ? clock.spans.flatMap((span) => stretchIn(span, film, atMs, toAtMs)) : [];
  });
}

function stretchIn({ fromAtMs, toAtMs, startsAtMs }: ClockSpan, { playing, ...film }: Film, atMs: number, untilMs: number): Played[] {
  const [from, to] = [Math.max(atMs, fromAtMs), Math.min(untilMs, toAtMs)];
  if (to <= from) return [];
  const times = { fromMs: startsAtMs + from - fromAtMs, toMs: startsAtMs + to - fromAtMs };
  return [{ ...times, ...film, positionMs: positionAt(playing, from), isPlaying: playing.isPlaying }];
}

/** What was played of films that are so long: at its end a film stands at its last picture. */
export function untilEnd(played: readonly Played[], durationOf: (documentId: string) => number | undefined): Played[] {
  return played.flatMap((one) => {
    const durationMs = durationOf(one.documentId);
    if (durationMs === undefined) return [];
    const ended = { ...one, isPlaying: false, positionMs: durationMs };
    if (one.positionMs >= durationMs) return [ended];
    const endsMs = one.fromMs + durationMs - one.positionMs;
    if (!one.isPlaying || endsMs >= one.toMs) return [one];
    return [
      { ...one, toMs: endsMs },
      { ...ended, fromMs: endsMs },
    ];
  });
}
