import { z } from 'zod';
import type { LogLine } from '../hearing/log.ts';
import { roleSchema } from '../hearing/roles.ts';
import { idSchema } from '../ids.ts';
import { sourceSchema } from '../media/grant.ts';
import { gapCauses } from './journal.ts';
import type { Manifest } from './products.ts';
import { createRecordingClock, type RecordingClock } from './recordingClock.ts';
import { sittingSpans, type Span, spanSchema } from './sittingSpans.ts';

/** Whose tracks a loss concerns: who was recorded just before it or just after. */
const concernedSchema = z.strictObject({ participantId: idSchema, role: roleSchema, name: z.string(), sources: z.array(sourceSchema).min(1) });
/**
 * A time that was to be recorded and was not: none of the lawful interruptions, so the court owes an explanation of
 * it (rules on recording hearings, art. 4). `concerned` is null where no recording is made that would tell.
 */
export const defectSchema = spanSchema.extend({ cause: z.enum(gapCauses), concerned: z.array(concernedSchema).nullable() });
export type Defect = z.infer<typeof defectSchema>;
type Cause = Defect['cause'];
interface Loss {
  fromMs: number;
  toMs: number;
  cause: Cause;
}
type Made = Pick<Manifest, 'gaps' | 'tracks'>;

/** A track that ends or begins this near to a loss is one that the loss concerns. */
const nearMs = 5000;

/**
 * Every defect of a hearing's recording, in order of time, from what its log tells and, once it is made, from what
 * the recording itself shows to be missing. Pure: the same facts give the same defects.
 */
export function findDefects(events: readonly LogLine[], made?: Made): Defect[] {
  const spans = sittingSpans(events);
  const clock = createRecordingClock({ spans });
  const losses = [...lossesInLog(events), ...standingFaults(events), ...(made ? lossesInRecording(made, clock) : [])];
  return spans.flatMap((span) => merge(losses, span)).map((loss) => ({ ...present(loss), concerned: made ? concernedBy(loss, made, clock) : null }));
}

function present({ fromMs, toMs, cause }: Loss): Omit<Defect, 'concerned'> {
  return { fromAt: new Date(fromMs).toISOString(), toAt: new Date(toMs).toISOString(), cause };
}

function lossesInLog(events: readonly LogLine[]): Loss[] {
  return events.flatMap((event) => {
    if (event.type !== 'recording.gap') return [];
    const { fromAt, toAt, cause } = event.payload;
    return [{ fromMs: Date.parse(fromAt), toMs: Date.parse(toAt), cause }];
  });
}

/** A recorder that had not recovered when the recording was interrupted or ended could not say itself what it lost. */
function standingFaults(events: readonly LogLine[]): Loss[] {
  const losses: Loss[] = [];
  let fault: { atMs: number; cause: Cause } | undefined;
  for (const event of events) {
    if (event.type === 'recording.faulted') fault ??= { atMs: Date.parse(event.at), cause: event.payload.cause };
    if (event.type === 'recording.recovered' || event.type === 'recording.started') fault = undefined;
    if (fault && (event.type === 'recording.interrupted' || event.type === 'recording.ended')) {
      losses.push({ fromMs: fault.atMs, toMs: Date.parse(event.at), cause: fault.cause });
      fault = undefined;
    }
  }
  return losses;
}

/** What lies over a pause in the recording's own time is before it and after it on the wall. */
function lossesInRecording({ gaps }: Made, clock: RecordingClock): Loss[] {
  return gaps.flatMap((gap) =>
    clock.spans.flatMap(({ fromAtMs, toAtMs, startsAtMs }) => {
      const endsAtMs = startsAtMs + toAtMs - fromAtMs;
      const [from, to] = [Math.max(gap.fromMs, startsAtMs), Math.min(gap.toMs, endsAtMs)];
      const cause = gapCauses.find((one) => one === gap.cause) ?? 'unknown';
      return to > from ? [{ fromMs: Math.round(fromAtMs + from - startsAtMs), toMs: Math.round(fromAtMs + to - startsAtMs), cause }] : [];
    }),
  );
}

/** What of the losses falls into a span; what overlaps or touches is one, and a cause that is known says more than one that is not. */
function merge(losses: readonly Loss[], { fromAt, toAt }: Span): Loss[] {
  const cut = losses
    .map((loss) => ({ ...loss, fromMs: Math.max(loss.fromMs, Date.parse(fromAt)), toMs: Math.min(loss.toMs, Date.parse(toAt)) }))
    .filter((loss) => loss.toMs > loss.fromMs)
    .toSorted((a, b) => a.fromMs - b.fromMs || a.toMs - b.toMs);
  const merged: Loss[] = [];
  for (const loss of cut) {
    const last = merged.at(-1);
    if (!last || loss.fromMs > last.toMs) {
      merged.push(loss);
      continue;
    }
    last.toMs = Math.max(last.toMs, loss.toMs);
    if (last.cause === 'unknown') last.cause = loss.cause;
  }
  return merged;
}

function concernedBy(loss: Loss, { tracks }: Made, clock: RecordingClock): NonNullable<Defect['concerned']> {
  const [fromMs, toMs] = [clock.clamp(loss.fromMs) - nearMs, clock.clamp(loss.toMs) + nearMs];
  const people = new Map<string, NonNullable<Defect['concerned']>[number]>();
  for (const { participantId, role, displayName: name, source, startsAtMs, durationMs } of tracks) {
    if (startsAtMs > toMs || startsAtMs + durationMs < fromMs) continue;
    const known = people.get(participantId);
    if (!known) people.set(participantId, { participantId, role, name, sources: [source] });
    else if (!known.sources.includes(source)) known.sources.push(source);
  }
  return [...people.values()].map((one) => ({ ...one, sources: one.sources.toSorted() }));
}
