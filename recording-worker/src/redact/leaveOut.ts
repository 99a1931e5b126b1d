import { type LogLine, reduceLine } from '@assize/contracts/hearing/log';
import { emptyHearingState } from '@assize/contracts/hearing/state';
import type { Span } from '@assize/contracts/recording/readable';
import type { Played } from '../compose/exhibits/playedOf.ts';
import type { ShownFrom } from '../compose/exhibits/shownOf.ts';
import { canvas } from '../compose/layoutSeats.ts';
import type { SoundRun } from '../compose/planRuns.ts';
import { sampleRate, type Voice } from '../compose/voices.ts';
import type { AssembledTrack } from '../platform/timeline.ts';
import type { Redaction } from './Redaction.ts';

type Pair = [number, number];
const samplesPerMs = sampleRate / 1000;

/** What is left of a stretch when others are taken out of it. */
export function without([from, to]: Pair, spans: readonly Span[]): Pair[] {
  let left: Pair[] = [[from, to]];
  for (const { fromMs, toMs } of spans) {
    left = left.flatMap(([start, end]) =>
      (
        [
          [start, Math.min(end, fromMs)],
          [Math.max(start, toMs), end],
        ] as Pair[]
      ).filter(([a, b]) => b > a),
    );
  }
  return left;
}

/** Exhibits that the court has made public, by the end of the log. */
export function publicIn(events: readonly LogLine[]): (exhibitId: string) => boolean {
  const { evidence } = events.reduce(reduceLine, emptyHearingState(events[0]?.hearingId ?? ''));
  return (exhibitId) => evidence.exhibits[exhibitId]?.visibility === 'public';
}

/** Half a picture's difference at either end never lets the first or last one through. */
const pictureMs = 1000 / canvas.rate;

/** Tracks whose pictures are not to be seen while they are hidden: the plate is seen in their place. */
export function hideTiles(tracks: readonly AssembledTrack[], { hidden }: Pick<Redaction, 'hidden'>): AssembledTrack[] {
  return tracks.map((track) => {
    const spans = hidden.get(track.product.participantId)?.map(({ fromMs, toMs }) => ({ fromMs: fromMs - pictureMs, toMs: toMs + pictureMs }));
    return spans ? { ...track, visible: track.visible.flatMap((one) => without(one, spans)) } : track;
  });
}

/** The samples that go with the pictures that are kept. */
export function keptSamples({ keep }: Pick<Redaction, 'keep'>): { from: number; to: number }[] {
  const samplesPerFrame = sampleRate / canvas.rate;
  return keep.map(({ fromFrame, frames }) => ({ from: fromFrame * samplesPerFrame, to: (fromFrame + frames) * samplesPerFrame }));
}

/** Voices without what is muted. */
export function muteVoices(voices: readonly Voice[], { muted }: Pick<Redaction, 'muted'>): Voice[] {
  return voices.map((voice) => {
    const spans = voice.speaker ? muted.get(voice.speaker.participantId) : undefined;
    return spans ? { ...voice, runs: voice.runs.flatMap((run) => cutRun(run, spans)) } : voice;
  });
}

function cutRun(run: SoundRun, spans: readonly Span[]): SoundRun[] {
  const inSamples = spans.map(({ fromMs, toMs }) => ({ fromMs: Math.floor(fromMs * samplesPerMs), toMs: Math.ceil(toMs * samplesPerMs) }));
  const sourceOf = (at: number): number => run.from + Math.round(((at - run.at) * run.count) / run.length);
  return without([run.at, run.at + run.length], inSamples).map(([at, end]) => ({
    from: sourceOf(at),
    count: sourceOf(end) - sourceOf(at),
    at,
    length: end - at,
  }));
}

/** What was shown, with the place left empty where an exhibit is not for the public. */
export function closePages(shown: readonly ShownFrom[], spans: readonly Span[], isPublic: (exhibitId: string) => boolean): ShownFrom[] {
  const moments = spans.flatMap(({ fromMs, toMs }) => [fromMs, toMs]);
  const starts = [...new Set([...shown.map((one) => one.fromMs), ...moments])].toSorted((a, b) => a - b);
  return starts.flatMap((fromMs): ShownFrom[] => {
    const now = shown.findLast((one) => one.fromMs <= fromMs);
    if (!now) return [];
    const isClosed = spans.some((one) => one.fromMs <= fromMs && fromMs < one.toMs);
    if (!isClosed || !now.panes) return [{ ...now, fromMs }];
    return [{ fromMs, panes: now.panes.map((pane) => (isPublic(pane.exhibitId) ? pane : { ...pane, title: '', strokes: [], isOpen: false })) }];
  });
}

/** What was played, without what is not for the public. */
export function closeFilms(played: readonly Played[], spans: readonly Span[], isPublic: (exhibitId: string) => boolean): Played[] {
  return played.flatMap((one) => {
    if (isPublic(one.exhibitId)) return [one];
    return without([one.fromMs, one.toMs], spans).map(([fromMs, toMs]) => ({
      ...one,
      fromMs,
      toMs,
      positionMs: one.positionMs + (one.isPlaying ? fromMs - one.fromMs : 0),
    }));
  });
}
