import { interruptionCauses } from '../hearing/interruption/wire.ts';
import type { LogLine } from '../hearing/log.ts';
import { z } from 'zod';
import { instantSchema } from '../ids.ts';

/** From one instant up to another. */
export const spanSchema = z.strictObject({ fromAt: instantSchema, toAt: instantSchema });
export type Span = z.infer<typeof spanSchema>;

/**
 * Why a hearing that was opened was not recorded. The first three are the lawful interruptions (rules on recording
 * hearings, art. 3); `suspended`: the hearing itself stopped for a fault, and nobody was in court.
 */
const pauseCauses = ['recess', ...interruptionCauses, 'suspended'] as const;
export const pauseSchema = spanSchema.extend({ cause: z.enum(pauseCauses) });
type Pause = z.infer<typeof pauseSchema>;

const begins: Partial<Record<LogLine['type'], true>> = { 'hearing.opened': true, 'hearing.resumed': true, 'interruption.ended': true };
const pausesBy: Partial<Record<LogLine['type'], Pause['cause']>> = {
  'hearing.recessed': 'recess',
  'hearing.suspended': 'suspended',
  'hearing.suspendedByAbsence': 'suspended',
  'interruption.closedEvidence': 'closedEvidence',
  'interruption.mediation': 'mediation',
};
const ends: Partial<Record<LogLine['type'], true>> = { 'hearing.closed': true, 'hearing.adjourned': true, 'hearing.convertedOffline': true };

/**
 * When the hearing was to be recorded and when it was not, by the acts of the log alone: from the declaration of
 * opening to the end, without the pauses. Of a hearing that goes on, the last span or pause is not there yet.
 */
export function readSitting(events: readonly LogLine[]): { spans: Span[]; pauses: Pause[] } {
  const spans: Span[] = [];
  const pauses: Pause[] = [];
  /** What goes on: recorded (`cause` null) or a pause. */
  let now: { cause: Pause['cause'] | null; fromAt: string } | undefined;
  const turn = (next: typeof now, at: string): void => {
    if (now?.cause === null) spans.push({ fromAt: now.fromAt, toAt: at });
    else if (now) pauses.push({ fromAt: now.fromAt, toAt: at, cause: now.cause });
    now = next;
  };
  for (const { type, at } of events) {
    const cause = pausesBy[type];
    if (begins[type] && now?.cause !== null) turn({ cause: null, fromAt: at }, at);
    else if (now && cause) turn({ cause, fromAt: at }, at);
    else if (now && ends[type]) turn(undefined, at);
  }
  return { spans, pauses };
}

/** The spans in which the hearing was to be recorded. */
export function sittingSpans(events: readonly LogLine[]): Span[] {
  return readSitting(events).spans;
}
