import type { Span } from '@assize/contracts/recording/readable';

/** A player that comes this near to the end of a part has come to it, ms. */
const endMs = 100;

/** The moment itself when it may be heard, else the next that may; where nothing comes after it, the end of the last part. */
export function nextReadable(spans: readonly Span[] | undefined, atMs: number): number {
  if (!spans || spans.length === 0) return atMs;
  const next = spans.find((one) => atMs < one.toMs - endMs);
  if (next) return Math.max(atMs, next.fromMs);
  return Math.min(atMs, spans.at(-1)?.toMs ?? atMs);
}
