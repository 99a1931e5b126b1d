import { z } from 'zod';
import { type Consumption, consumptionSchema } from '../../control/protocol.ts';
import { idSchema, instantSchema } from '../../ids.ts';
import { isToldOf } from '../audience.ts';
import type { HearingEvent } from '../events.ts';
import { reduce } from '../reduce.ts';
import { isIsolatedRole, roleSchema } from '../roles.ts';
import { emptyHearingState, hasEnded, type HearingState, isInCourt } from '../state.ts';
import { viewOf } from '../visibility.ts';
import { isIsolated } from './isolation.ts';
import { areScreened } from './state.ts';

const spanSchema = z.object({ fromAt: instantSchema, toAt: instantSchema.nullable() });
type Span = z.infer<typeof spanSchema>;
const receivedSchema = z.object({
  /** What the sfu let this person receive in that time, each with its bytes: none is the proof. */
  consumptions: z.array(consumptionSchema),
  /** Summed over what began in that time. */
  mediaMs: z.number(),
  /** What had lawfully begun before, as during testimony: the longest that any of it went on after the order that ended it. */
  tailMs: z.number(),
});
/**
 * What was received by those who may not receive, from the sfu's own account and the log: per witness while they
 * were kept apart, per pair while it was screened. `mediaMs` 0 and no events: nothing was.
 */
export const isolationReportSchema = z.object({
  hearingId: idSchema,
  madeAt: instantSchema,
  /** Nodes that carried this hearing and could not be asked: their account is missing. */
  missingNodes: z.array(z.string()),
  witnesses: z.array(
    receivedSchema.extend({
      participantId: idSchema,
      role: roleSchema,
      name: z.string(),
      apart: z.array(spanSchema),
      /** Numbers of events of substance that were told to them while apart. */
      eventSeqs: z.array(z.int()),
    }),
  ),
  pairs: z.array(receivedSchema.extend({ participantIds: z.tuple([idSchema, idSchema]), screened: z.array(spanSchema) })),
});
export type IsolationReport = z.infer<typeof isolationReportSchema>;

/** Parts of a consumption that fall into these spans; one that still goes on ends at `nowAt`. */
function within(spans: readonly Span[], { fromAt, toAt }: Pick<Consumption, 'fromAt' | 'toAt'>, nowAt: string): number {
  const ms = (at: string | null): number => Date.parse(at ?? nowAt);
  return spans.reduce((sum, span) => sum + Math.max(0, Math.min(ms(span.toAt), ms(toAt)) - Math.max(ms(span.fromAt), ms(fromAt))), 0);
}

function received(consumptions: readonly Consumption[], spans: readonly Span[], nowAt: string): z.infer<typeof receivedSchema> {
  const found = consumptions.filter((one) => within(spans, one, nowAt) > 0);
  const hasBegunIn = ({ fromAt }: Consumption): boolean => spans.some((span) => span.fromAt <= fromAt && (span.toAt === null || fromAt < span.toAt));
  const lengths = (wanted: boolean): number[] => found.filter((one) => hasBegunIn(one) === wanted).map((one) => within(spans, one, nowAt));
  return { consumptions: found, mediaMs: lengths(true).reduce((sum, ms) => sum + ms, 0), tailMs: Math.max(0, ...lengths(false)) };
}

/** Spans of the log during which something held of the state. */
function spansOf(events: readonly HearingEvent[], holds: (state: HearingState) => boolean): Span[] {
  const spans: Span[] = [];
  let state = emptyHearingState(events[0]?.hearingId ?? '');
  for (const event of events) {
    state = reduce(state, event);
    const last = spans.at(-1);
    if (holds(state) && last?.toAt !== null) spans.push({ fromAt: event.at, toAt: null });
    else if (!holds(state) && last?.toAt === null) last.toAt = event.at;
  }
  return spans;
}

function isApart(state: HearingState, id: string): boolean {
  const one = state.participants[id];
  return one !== undefined && state.openedAt !== null && !hasEnded(state) && isIsolated(one) && !isInCourt(one);
}

/** Events of substance that reached somebody while apart, by the rule that decides who is told. */
function eventsTold(events: readonly HearingEvent[], id: string): number[] {
  const told: number[] = [];
  let state = emptyHearingState(events[0]?.hearingId ?? '');
  for (const event of events) {
    state = reduce(state, event);
    const viewer = state.participants[id];
    const isOwnOrPublic = isToldOf(event, 'door', viewer);
    if (isApart(state, id) && !isOwnOrPublic && isToldOf(event, viewOf(state, id), viewer)) told.push(event.seq);
  }
  return told;
}

export function buildIsolationReport(
  events: readonly HearingEvent[],
  consumptions: readonly Consumption[],
  made: { at: string; missingNodes: string[] },
): IsolationReport {
  const state = events.reduce(reduce, emptyHearingState(events[0]?.hearingId ?? ''));
  const people = Object.values(state.participants);
  const witnesses = people
    .filter((one) => isIsolatedRole(one.role))
    .map(({ id: participantId, role, name }) => {
      const apart = spansOf(events, (at) => isApart(at, participantId));
      const taken = consumptions.filter((one) => one.viewerId === participantId);
      return { participantId, role, name, apart, eventSeqs: eventsTold(events, participantId), ...received(taken, apart, made.at) };
    });
  const pairs = people.flatMap((a, index) =>
    people.slice(index + 1).flatMap((b) => {
      const screened = spansOf(events, (at) => !hasEnded(at) && areScreened(at, a.id, b.id));
      if (screened.length === 0) return [];
      const participantIds: [string, string] = [a.id, b.id];
      const between = consumptions.filter((one) => participantIds.includes(one.viewerId) && participantIds.includes(one.speakerId));
      return [{ participantIds, screened, ...received(between, screened, made.at) }];
    }),
  );
  return { hearingId: state.id, madeAt: made.at, missingNodes: made.missingNodes, witnesses, pairs };
}
