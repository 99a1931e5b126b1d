import { z } from 'zod';
import type { LogLine } from '../hearing/log.ts';
import { type ClosedLevel, closedLevelSchema, type PublicityLevel, publicityGroundSchema, publicityLevels } from '../hearing/publicity/wire.ts';
import { roleSchema } from '../hearing/roles.ts';
import { idSchema, instantSchema } from '../ids.ts';
import type { Span } from './readable.ts';
import type { RecordingClock } from './recordingClock.ts';

/** A stretch of a recording, ms on its clock; `toMs` is no more of it. */
export const spanSchema = z.strictObject({ fromMs: z.number().min(0), toMs: z.number().min(0) });

/** By which order something is not public: an act of the hearing, by its number, or one on the finished record. */
export const portionOrderSchema = z.union([z.strictObject({ seq: z.int().min(1) }), z.strictObject({ portionId: idSchema })]);
export type PortionOrder = z.infer<typeof portionOrderSchema>;
export function isSameOrder(a: PortionOrder, b: PortionOrder): boolean {
  return 'seq' in a ? 'seq' in b && a.seq === b.seq : 'portionId' in b && a.portionId === b.portionId;
}

const whoAndWhen = { at: instantSchema, participantId: idSchema.nullable(), role: roleSchema.nullable() };
/** A stretch that is not public: why, on whose order, and whether a later order lifted it. */
export const portionSchema = spanSchema.extend({
  order: portionOrderSchema,
  level: closedLevelSchema,
  ground: publicityGroundSchema,
  reason: z.string().nullable(),
  ...whoAndWhen,
  lifted: z.strictObject({ reason: z.string(), ...whoAndWhen }).nullable(),
});
export type Portion = z.infer<typeof portionSchema>;

/** What was ordered on the finished record; `span` null: the whole of the recording. */
interface OrderedPortion extends Pick<Portion, 'level' | 'ground' | 'reason' | 'at' | 'participantId' | 'role'> {
  portionId: string;
  recordingId: string;
  span: Span | null;
}
interface LiftedPortion extends NonNullable<Portion['lifted']> {
  recordingId: string;
  order: PortionOrder;
}
export interface OrderedPortions {
  set: readonly OrderedPortion[];
  lifted: readonly LiftedPortion[];
}
type Clock = Pick<RecordingClock, 'clamp' | 'durationMs'>;

/** Every stretch of a recording that is or was not public, by the log of its hearing and what was ordered since, in order of time. */
export function portionsOf(given: { recordingId: string; events: readonly LogLine[]; ordered: OrderedPortions; clock: Clock }): Portion[] {
  const { recordingId, events, ordered, clock } = given;
  const found: Omit<Portion, 'lifted'>[] = [];
  const orders = events.flatMap((event) => (event.type === 'publicity.set' ? [event] : []));
  for (const [index, { seq, at, actor, payload }] of orders.entries()) {
    const { level, ground, reason } = payload;
    if (level === 'public' || ground === null) continue;
    const next = orders[index + 1];
    const span = { fromMs: clock.clamp(Date.parse(at)), toMs: next ? clock.clamp(Date.parse(next.at)) : clock.durationMs };
    // What was ordered and taken back while the court did not sit is of nothing that was recorded.
    if (span.fromMs < span.toMs) found.push({ order: { seq }, ...span, level, ground, reason, at, participantId: actor.participantId, role: actor.role });
  }
  for (const { portionId, recordingId: of, span, ...about } of ordered.set) {
    const { fromMs, toMs } = span ?? { fromMs: 0, toMs: clock.durationMs };
    if (of === recordingId) found.push({ order: { portionId }, fromMs, toMs: Math.min(toMs, clock.durationMs), ...about });
  }
  const liftOf = (order: PortionOrder): Portion['lifted'] => {
    const lift = ordered.lifted.find((one) => one.recordingId === recordingId && isSameOrder(one.order, order));
    return lift ? { reason: lift.reason, at: lift.at, participantId: lift.participantId, role: lift.role } : null;
  };
  return found.map((one) => ({ ...one, lifted: liftOf(one.order) })).toSorted((a, b) => a.fromMs - b.fromMs || a.at.localeCompare(b.at));
}

/** A stretch with the one level that all of it has. */
export interface LevelSpan extends Span {
  level: PublicityLevel;
}
function isStricter(a: PublicityLevel, b: PublicityLevel): boolean {
  return publicityLevels.indexOf(a) > publicityLevels.indexOf(b);
}

/** The level of every moment: of two orders that stand the stricter counts. Without gaps from 0 to the end. */
export function levelsOf(portions: readonly Portion[], durationMs: number): LevelSpan[] {
  const standing = portions.filter((one) => one.lifted === null);
  return cutAt(
    [{ fromMs: 0, toMs: durationMs }],
    standing.flatMap(({ fromMs, toMs }) => [fromMs, toMs]),
  ).map((span) => {
    const levels = standing.filter((one) => one.fromMs <= span.fromMs && one.toMs >= span.toMs).map((one): ClosedLevel => one.level);
    return { ...span, level: levels.reduce<PublicityLevel>((strictest, one) => (isStricter(one, strictest) ? one : strictest), 'public') };
  });
}

/** The same stretches, none of which goes over one of these moments. */
export function cutAt(spans: readonly Span[], moments: readonly number[]): Span[] {
  const sorted = [...new Set(moments)].toSorted((a, b) => a - b);
  return spans.flatMap(({ fromMs, toMs }) => {
    const bounds = [fromMs, ...sorted.filter((ms) => ms > fromMs && ms < toMs), toMs];
    return bounds.slice(0, -1).flatMap((from, index) => {
      const to = bounds[index + 1] ?? from;
      return to > from ? [{ fromMs: from, toMs: to }] : [];
    });
  });
}

/** Stretches that follow each other without a gap, as one. */
export function joined(spans: readonly Span[]): Span[] {
  const whole: Span[] = [];
  for (const { fromMs, toMs } of spans) {
    const last = whole.at(-1);
    if (last?.toMs === fromMs) last.toMs = toMs;
    else whole.push({ fromMs, toMs });
  }
  return whole;
}
export function meets(spans: readonly Span[], one: Span): boolean {
  return spans.some(({ fromMs, toMs }) => fromMs < one.toMs && toMs > one.fromMs);
}
