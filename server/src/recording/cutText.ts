import { canonicalForm } from '@assize/contracts/hearing/chain';
import { manifestSchema } from '@assize/contracts/recording/products';
import { isWithin, type Span } from '@assize/contracts/recording/readable';

/** Whether a moment is in what may be heard; with nothing to hear, none is. */
export function isHeard(spans: readonly Span[], atMs: number): boolean {
  return spans.some(({ fromMs, toMs }) => fromMs <= atMs && atMs < toMs);
}

/** A moment of the picture, with what of it may have been recorded a little early or late. */
export function isSeen(spans: readonly Span[], atMs: number): boolean {
  return isHeard(spans, Math.max(0, atMs - 200)) && isHeard(spans, atMs);
}

/** The manifest without what lies in what the reader may not hear: whole files that they cannot have are named all the same, by hash. */
export function cutManifest(bytes: string, spans: readonly Span[]): string {
  const manifest = manifestSchema.parse(JSON.parse(bytes));
  const lists = {
    chapters: manifest.chapters.filter((one) => isHeard(spans, one.atMs)),
    gaps: manifest.gaps.filter((one) => isWithin(spans, one)),
    pauses: manifest.pauses?.filter((one) => isHeard(spans, one.atMs)),
    thumbnails: manifest.thumbnails.filter((one) => isSeen(spans, one.atMs)),
  };
  return canonicalForm(JSON.parse(JSON.stringify({ ...manifest, ...lists })));
}

/** WebVTT (W3C) without the cues that begin in what the reader may not hear; a cue that goes on into it ends before it. */
export function cutWebVtt(text: string, spans: readonly Span[]): string {
  const [head = '', ...cues] = text.trimEnd().split('\n\n');
  const told = cues.flatMap((cue) => {
    const times = /^(\d\d:\d\d:\d\d\.\d\d\d) --> (\d\d:\d\d:\d\d\.\d\d\d)$/m.exec(cue);
    if (!times) return [];
    const [from, to] = [fromVttTime(times[1] ?? ''), fromVttTime(times[2] ?? '')];
    const within = spans.find(({ fromMs, toMs }) => fromMs <= from && from < toMs);
    if (!within) return [];
    return [to > within.toMs ? cue.replace(times[2] ?? '', toVttTime(within.toMs)) : cue];
  });
  return `${[head, ...told].join('\n\n')}\n`;
}

function fromVttTime(time: string): number {
  return Date.parse(`1970-01-01T${time}Z`);
}
function toVttTime(ms: number): string {
  return new Date(ms).toISOString().slice(11, 23);
}
