import { z } from 'zod';
import { type EventDraft, eventTypes, type HearingEvent } from '../hearing/events.ts';
import { presentLine } from '../hearing/log.ts';
import type { Reader } from '../hearing/audience.ts';
import { reduce } from '../hearing/reduce.ts';
import { seesAnew } from '../hearing/seenAnew.ts';
import { emptyHearingState, type HearingState } from '../hearing/state.ts';
import { cutEvent, cutState, viewOf, type VisibleEvent } from '../hearing/visibility.ts';
import { idSchema, instantSchema } from '../ids.ts';

/** One step of what a reader may know of a hearing: an act, or the courtroom anew where the act alone does not lead there. */
export type ReplayLine = { seq: number; at: string } & ({ act: EventDraft } | { state: HearingState });

const spanSchema = z.object({ fromMs: z.number(), toMs: z.number() });
const lineSchema = z.union([
  z.object({ seq: z.int(), at: instantSchema, act: z.object({ type: z.enum(eventTypes), payload: z.looseObject({}) }) }),
  z.object({ seq: z.int(), at: instantSchema, state: z.looseObject({ id: idSchema, seq: z.int() }) }),
]) as unknown as z.ZodType<ReplayLine>;

/** All that a replay needs besides the files: what its reader may know, and when. */
export const replaySchema = z.object({
  hearingId: idSchema,
  /** Who reads, when they are of this hearing. */
  viewerId: idSchema.nullable(),
  /** When the court sat: the recording's clock. */
  sat: z.array(z.object({ fromAt: instantSchema, toAt: instantSchema })),
  /** What of the recording its reader's player can play: all, or the whole parts of the picture within what they may hear. */
  readable: z.array(spanSchema),
  isWhole: z.boolean(),
  lines: z.array(lineSchema),
  /** Width and height of the pages that were shown, as far as they are made; by `exhibit id/page`. */
  shapes: z.record(z.string(), z.tuple([z.number().positive(), z.number().positive()])),
});
export type Replay = z.infer<typeof replaySchema>;

/** What the court's own people read: the log without what is kept from this one. */
export function linesForCourt(events: readonly HearingEvent[], reader: Reader | undefined): ReplayLine[] {
  return events.flatMap((event) => {
    const line = presentLine(event, reader);
    return line.type === 'withheld' ? [] : [actLine(line)];
  });
}

function actLine({ seq, at, ...event }: HearingEvent | Exclude<VisibleEvent, { type: 'hidden' }>): ReplayLine {
  return { seq, at, act: { type: event.type, payload: event.payload } as EventDraft };
}

/** What somebody else was told in court, moment by moment, by the same rules as then; from the door the courtroom as it was when they came there. */
export function linesFor(events: readonly HearingEvent[], viewerId: string): ReplayLine[] {
  const lines: ReplayLine[] = [];
  let before = emptyHearingState(events[0]?.hearingId ?? '');
  let held: HearingState | undefined;
  for (const event of events) {
    const after = reduce(before, event);
    const view = viewOf(after, viewerId);
    const cut = cutEvent(event, view, after.participants[viewerId]);
    const told = held && (cut.type === 'hidden' ? held : reduce(held, cut));
    const isAnew = view === 'door' ? viewOf(before, viewerId) !== 'door' : seesAnew({ before, events: [event], after })(viewerId);
    const anew = isAnew || !told ? cutState(after, view, viewerId) : undefined;
    if (anew && !(told && isSame(told, anew))) {
      lines.push({ seq: event.seq, at: event.at, state: anew });
      held = anew;
    } else {
      held = told;
      if (cut.type !== 'hidden') lines.push(actLine(cut));
    }
    before = after;
  }
  return lines;
}

function isSame(a: HearingState, b: HearingState): boolean {
  return JSON.stringify({ ...a, seq: 0 }) === JSON.stringify({ ...b, seq: 0 });
}

/** The courtroom after each line, in order. */
export function* walkLines(hearingId: string, lines: readonly ReplayLine[]): Generator<{ line: ReplayLine; state: HearingState }> {
  let now: Replayed = { state: emptyHearingState(hearingId), shownSeq: 0 };
  for (const line of lines) {
    now = step(now, line);
    yield { line, state: now.state };
  }
}

/** The courtroom at one moment, and the number of the act by which what is before the court came there. */
export interface Replayed {
  state: HearingState;
  shownSeq: number;
}
export interface StateFinder {
  /** The courtroom at an instant, ms since 1970. */
  at(atMs: number): Replayed;
  /** The courtroom after the act of this number. */
  after(seq: number): Replayed;
}

/** Finds the courtroom at any moment from the lines; a state is kept for every so many, so that no search goes through all of them. */
export function createStateFinder(hearingId: string, lines: readonly ReplayLine[], every = 100): StateFinder {
  const instants = lines.map(({ at }) => Date.parse(at));
  const kept: Replayed[] = [{ state: emptyHearingState(hearingId), shownSeq: 0 }];
  let last = kept[0] as Replayed;
  for (const [index, line] of lines.entries()) {
    last = step(last, line);
    if ((index + 1) % every === 0) kept.push(last);
  }
  const afterLines = (count: number): Replayed => {
    let found = kept[Math.floor(count / every)] as Replayed;
    for (let index = count - (count % every); index < count; index++) found = step(found, lines[index] as ReplayLine);
    return found;
  };
  const numbers = lines.map(({ seq }) => seq);
  return { at: (atMs) => afterLines(countUpTo(instants, atMs)), after: (seq) => afterLines(countUpTo(numbers, seq)) };
}

function step({ state, shownSeq }: Replayed, line: ReplayLine): Replayed {
  const after = 'state' in line ? line.state : reduce(state, { ...line.act, seq: line.seq, at: line.at });
  return { state: after, shownSeq: after.presentation.panes === state.presentation.panes ? shownSeq : line.seq };
}

/** How many values are not above this one; they are in order. */
function countUpTo(values: readonly number[], most: number): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) <= most) low = middle + 1;
    else high = middle;
  }
  return low;
}
