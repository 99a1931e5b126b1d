import type { ProductionOrder } from './products.ts';

/** The clock that runs only while the court sits and is recorded: 0 at the opening, pauses cut out. All times in ms. */
export interface RecordingClock {
  startsAt: string;
  durationMs: number;
  spans: readonly ClockSpan[];
  /** Span and recording time of an instant, undefined while the court was not recorded. */
  find(atMs: number): { span: number; ms: number } | undefined;
  /** Recording time of an instant, moved to the next moment at which the court was recorded. */
  clamp(atMs: number): number;
  /** The wall-clock instant (ms since 1970) of a recording time. */
  toWallMs(ms: number): number;
}
export interface ClockSpan {
  fromAtMs: number;
  toAtMs: number;
  /** Recording time at which the span begins. */
  startsAtMs: number;
}

export function createRecordingClock(order: Pick<ProductionOrder, 'spans'>): RecordingClock {
  const spans: ClockSpan[] = [];
  let durationMs = 0;
  for (const span of order.spans) {
    const fromAtMs = Math.max(Date.parse(span.fromAt), spans.at(-1)?.toAtMs ?? 0);
    const toAtMs = Math.max(fromAtMs, Date.parse(span.toAt));
    spans.push({ fromAtMs, toAtMs, startsAtMs: durationMs });
    durationMs += toAtMs - fromAtMs;
  }
  return {
    startsAt: order.spans[0]?.fromAt ?? '1970-01-01T00:00:00.000Z',
    durationMs,
    spans,
    find(atMs) {
      const span = spans.findIndex((one) => atMs >= one.fromAtMs && atMs < one.toAtMs);
      const found = spans[span];
      return found ? { span, ms: found.startsAtMs + atMs - found.fromAtMs } : undefined;
    },
    clamp(atMs) {
      const next = spans.find((one) => atMs < one.toAtMs);
      return next ? next.startsAtMs + Math.max(0, atMs - next.fromAtMs) : durationMs;
    },
    toWallMs(ms) {
      const span = spans.findLast((one) => ms >= one.startsAtMs) ?? spans[0];
      return span ? span.fromAtMs + ms - span.startsAtMs : 0;
    },
  };
}
