import { z } from 'zod';
import { idSchema, instantSchema } from '../ids.ts';
import { sourceSchema } from '../media/grant.ts';
import { type CaptureHealth, captureHealthSchema, recorderCauseSchema, trackHealthSchema } from './health.ts';

/** What is kept of the recorder's health at one moment. */
const keptHealthSchema = captureHealthSchema.pick({ at: true, state: true, cause: true, sealedAgeMs: true, hoursLeft: true }).extend({
  tracks: z.array(trackHealthSchema.pick({ participantId: true, source: true, missing: true, isPaused: true, light: true, cause: true })),
});
export type KeptHealth = z.infer<typeof keptHealthSchema>;

const spanSchema = z.strictObject({ fromAt: instantSchema, toAt: instantSchema, light: trackHealthSchema.shape.light });
const recorderSpanSchema = spanSchema.extend({ cause: recorderCauseSchema.nullable() });
const trackSpanSchema = spanSchema.extend({ cause: trackHealthSchema.shape.cause, isPaused: z.boolean() });
/** The recorder over a hearing: as a whole, and each source of each person, in stretches of one light for one cause. */
export const recorderHistorySchema = z.strictObject({
  hearingId: idSchema,
  recorder: z.array(recorderSpanSchema),
  people: z.array(
    z.strictObject({
      participantId: idSchema,
      sources: z.array(z.strictObject({ source: sourceSchema, missing: z.int(), spans: z.array(trackSpanSchema) })),
    }),
  ),
});
export type RecorderHistory = z.infer<typeof recorderHistorySchema>;
type RecorderSpan = RecorderHistory['recorder'][number];
type SourceHistory = RecorderHistory['people'][number]['sources'][number];

/** Without a change one is kept each ten seconds; of changes, so many a minute: a light that flickers does not fill the disk. */
const keepEveryMs = 10_000;
const mostChangesAMinute = 20;
/** Nothing kept for longer than this: nothing is known of the time between. */
const knownForMs = 2.5 * keepEveryMs;

export function keepOf({ at, state, cause, sealedAgeMs, hoursLeft, tracks }: CaptureHealth): KeptHealth {
  const kept = tracks.map(({ participantId, source, missing, isPaused, light, cause: why }) => ({
    participantId,
    source,
    missing,
    isPaused,
    light,
    cause: why,
  }));
  return { at, state, cause, sealedAgeMs, hoursLeft, tracks: kept };
}

/** What was kept last, and how many changes of its minute. */
export interface Keeping {
  last: KeptHealth;
  changes: number;
}

/**
 * The keeping after this health, or undefined when it adds nothing. By the health's own times alone, so that all
 * servers that hear the same node keep the same.
 */
export function keepHealth(before: Keeping | undefined, next: KeptHealth): Keeping | undefined {
  if (!before) return { last: next, changes: 0 };
  const isSame = (stepMs: number): boolean => Math.floor(Date.parse(before.last.at) / stepMs) === Math.floor(Date.parse(next.at) / stepMs);
  const changes = isSame(60_000) ? before.changes : 0;
  if (!isSame(keepEveryMs)) return { last: next, changes };
  return lookOf(before.last) !== lookOf(next) && changes < mostChangesAMinute ? { last: next, changes: changes + 1 } : undefined;
}

function lookOf({ state, cause, tracks }: KeptHealth): string {
  return JSON.stringify([state, cause, tracks.map((one) => [one.participantId, one.source, one.isPaused, one.light, one.cause]).toSorted()]);
}

/** The stretches of a hearing, from what was kept of it in the order of time. */
export function buildRecorderHistory(hearingId: string, samples: readonly KeptHealth[]): RecorderHistory {
  const recorder: RecorderSpan[] = [];
  const people = new Map<string, Map<string, SourceHistory>>();
  for (const [index, sample] of samples.entries()) {
    const toAt = endOf(sample, samples[index + 1]);
    const { at: fromAt, state, cause } = sample;
    lengthen(recorder, { fromAt, toAt, light: state === 'capturing' ? 'green' : 'red', cause });
    for (const { participantId, source, missing, isPaused, light, cause: why } of sample.tracks) {
      const sources = people.get(participantId) ?? new Map<string, SourceHistory>();
      people.set(participantId, sources);
      const history = sources.get(source) ?? { source, missing: 0, spans: [] };
      sources.set(source, history);
      // A track made anew counts from nothing again; the most that one counted stands.
      history.missing = Math.max(history.missing, missing);
      lengthen(history.spans, { fromAt, toAt, light, cause: why, isPaused });
    }
  }
  return { hearingId, recorder, people: [...people].map(([participantId, sources]) => ({ participantId, sources: [...sources.values()] })) };
}

function endOf(sample: KeptHealth, next: KeptHealth | undefined): string {
  if (!next) return sample.at;
  const fromMs = Date.parse(sample.at);
  return Date.parse(next.at) - fromMs <= knownForMs ? next.at : new Date(fromMs + keepEveryMs).toISOString();
}

/** Adds a stretch, or makes the last one longer when it goes on in the same way. */
function lengthen<S extends { fromAt: string; toAt: string }>(spans: S[], next: S): void {
  const last = spans.at(-1);
  const look = ({ fromAt: _from, toAt: _to, ...rest }: S): string => JSON.stringify(rest);
  if (last && Date.parse(last.toAt) >= Date.parse(next.fromAt) && look(last) === look(next)) last.toAt = next.toAt;
  else spans.push(next);
}

/** One stretch in which the record may lack something; `participantId` and `source` are null for the recorder as a whole. */
export interface RecorderTrouble {
  participantId: string | null;
  source: SourceHistory['source'] | null;
  fromAt: string;
  toAt: string;
  light: 'amber' | 'red';
  cause: RecorderSpan['cause'] | SourceHistory['spans'][number]['cause'];
}

/** All that was not green, in the order of time: what a note of defect can name. */
export function listTroubles({ recorder, people }: RecorderHistory): RecorderTrouble[] {
  const of = (spans: readonly (RecorderSpan | SourceHistory['spans'][number])[], participantId: string | null, source: RecorderTrouble['source']) =>
    spans.flatMap(({ fromAt, toAt, light, cause }): RecorderTrouble[] => (light === 'green' ? [] : [{ participantId, source, fromAt, toAt, light, cause }]));
  const tracks = people.flatMap(({ participantId, sources }) => sources.flatMap(({ source, spans }) => of(spans, participantId, source)));
  return [...of(recorder, null, null), ...tracks].toSorted((a, b) => (a.fromAt < b.fromAt ? -1 : a.fromAt > b.fromAt ? 1 : 0));
}
