import type { TapeOrder } from '../assemble/readTape.ts';

/** From the event with this number on, the log's clock was set by so much against the recorder's, ms. */
export interface LogClockStep {
  fromSeq: number;
  byMs: number;
}
/** Two clocks that are kept by NTP never differ by as much. */
const leastStepMs = 5000;

/** Where the log's clock was set, from the moments (right times) at which the recorder was told of events. */
export function findLogClockSteps(marks: readonly { seq: number; loggedAtMs: number; atMs: number }[]): LogClockStep[] {
  const aheadOf = (mark: { loggedAtMs: number; atMs: number }): number => mark.loggedAtMs - mark.atMs;
  let known: number | undefined;
  return marks.flatMap((mark) => {
    const byMs = aheadOf(mark) - (known ?? aheadOf(mark));
    if (Math.abs(byMs) < leastStepMs && known !== undefined) return [];
    known = aheadOf(mark);
    return byMs === 0 ? [] : [{ fromSeq: mark.seq, byMs: Math.round(byMs) }];
  });
}

/** The order as it would be, had nobody set the log's clock: for placing and showing, never for checking the log. */
export function straightenOrder<O extends TapeOrder>(order: O, steps: readonly LogClockStep[]): O {
  const { log } = order;
  if (steps.length === 0 || !log) return order;
  const aheadAt = (seq: number): number => steps.reduce((sum, step) => sum + (step.fromSeq <= seq ? step.byMs : 0), 0);
  const moved = (at: string, seq: number): string => new Date(Date.parse(at) - aheadAt(seq)).toISOString();
  const lastSeq = log.events.at(-1)?.seq ?? 0;
  const seqOf = (at: string): number => log.events.find((event) => event.at === at)?.seq ?? lastSeq;
  return {
    ...order,
    spans: order.spans.map(({ fromAt, toAt }) => ({ fromAt: moved(fromAt, seqOf(fromAt)), toAt: moved(toAt, seqOf(toAt)) })),
    log: { ...log, events: log.events.map((event) => ({ ...event, at: moved(event.at, event.seq) })) },
  };
}
