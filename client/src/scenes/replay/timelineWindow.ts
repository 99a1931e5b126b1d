import type { Span } from '@assize/contracts/recording/readable';

/** Shortest stretch that is shown, ms. */
const shortestMs = 10_000;

/** The stretch `factor` times as long, with one moment staying where it is on the screen. */
export function zoomedTo({ fromMs, toMs }: Span, factor: number, aroundMs: number, durationMs: number): Span {
  const lengthMs = toMs - fromMs;
  const wantedMs = Math.min(durationMs, Math.max(Math.min(shortestMs, durationMs), lengthMs * factor));
  const part = lengthMs > 0 ? (aroundMs - fromMs) / lengthMs : 0.5;
  return within(aroundMs - part * wantedMs, wantedMs, durationMs);
}

/** The stretch moved along; a negative distance goes back. */
export function movedBy({ fromMs, toMs }: Span, byMs: number, durationMs: number): Span {
  return within(fromMs + byMs, toMs - fromMs, durationMs);
}

/** The same stretch while the moment that plays is in it, else the next one of the same length that has it. */
export function following(span: Span, atMs: number, durationMs: number): Span {
  const lengthMs = span.toMs - span.fromMs;
  if (lengthMs >= durationMs || (atMs >= span.fromMs && atMs <= span.toMs)) return span;
  return within(atMs - lengthMs * 0.1, lengthMs, durationMs);
}

function within(fromMs: number, lengthMs: number, durationMs: number): Span {
  const from = Math.max(0, Math.min(fromMs, durationMs - lengthMs));
  return { fromMs: from, toMs: from + lengthMs };
}

/** Outline of a voice in this stretch, as an SVG path: `width` columns, `height` high around its middle. */
export function wavePath(peaks: readonly number[], perSecond: number, { fromMs, toMs }: Span, width: number, height: number): string {
  const perColumn = ((toMs - fromMs) / 1000) * (perSecond / width);
  const first = (fromMs / 1000) * perSecond;
  const loudest: number[] = [];
  for (let column = 0; column < width; column++) {
    const from = Math.floor(first + column * perColumn);
    const to = Math.max(from + 1, Math.floor(first + (column + 1) * perColumn));
    let peak = 0;
    for (let index = from; index < to; index++) peak = Math.max(peak, peaks[index] ?? 0);
    loudest.push(Math.round((peak / 255) * (height / 2) * 10) / 10);
  }
  const middle = height / 2;
  const upper = loudest.map((peak, x) => `${String(x)} ${String(middle - peak)}`);
  const lower = loudest.map((peak, x) => `${String(x)} ${String(middle + peak)}`).toReversed();
  return `M${[...upper, ...lower].join('L')}Z`;
}
