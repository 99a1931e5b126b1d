import { z } from 'zod';
import { type ConnectionSample, connectionSampleSchema } from '../../control/protocol.ts';
import { idSchema, instantSchema } from '../../ids.ts';
import type { HearingEvent } from '../events.ts';

/**
 * Why a connection was bad: the person's own network, the person's device, or the court's side. By it a judge can
 * tell a fault from a refusal to appear (Online Litigation Rules art. 25).
 */
export const troubleCauses = ['ownNetwork', 'device', 'court'] as const;
export const troubleSchema = z.object({
  fromAt: instantSchema,
  /** Null while it lasts. */
  toAt: instantSchema.nullable(),
  kind: z.enum(['lost', 'poor', 'equipment']),
  cause: z.enum(troubleCauses),
});
export type Trouble = z.infer<typeof troubleSchema>;

export const keptSampleSchema = connectionSampleSchema.omit({ participantId: true }).extend({ at: instantSchema, nodeLoad: z.number() });
export type KeptSample = z.infer<typeof keptSampleSchema>;
export const connectionHistorySchema = z.object({
  hearingId: idSchema,
  people: z.array(z.object({ participantId: idSchema, troubles: z.array(troubleSchema), samples: z.array(keptSampleSchema) })),
});
export type ConnectionHistory = z.infer<typeof connectionHistorySchema>;

/** As the clerk's lamp judges: from here speech suffers. */
const badLoss = 0.08;
const badRoundTripMs = 600;
const busyNode = 0.95;

export const linkRatings = ['good', 'poor', 'lost'] as const;
type Measured = Omit<ConnectionSample, 'participantId'>;

/** How a connection was when it was looked at. */
export function rateLink(sample: Measured): (typeof linkRatings)[number] {
  return kindOf(sample) ?? 'good';
}
function kindOf(sample: Measured): 'lost' | 'poor' | undefined {
  if (!sample.hasSocket && !sample.isIceAlive) return 'lost';
  const isPoor = (sample.sentLoss ?? 0) > badLoss || (sample.receivedLoss ?? 0) > badLoss || (sample.roundTripMs ?? 0) > badRoundTripMs;
  return isPoor || !sample.isIceAlive ? 'poor' : undefined;
}

/** A busy node, or the same trouble with most people at once, is the court's own. */
function isCourts(at: string, all: ReadonlyMap<string, readonly KeptSample[]>, nodeLoad: number): boolean {
  if (nodeLoad >= busyNode) return true;
  const together = [...all.values()].flatMap((samples) => samples.find((one) => one.at === at) ?? []);
  return together.length >= 3 && together.filter((one) => kindOf(one) !== undefined).length * 2 > together.length;
}

function fromSamples(samples: readonly KeptSample[], all: ReadonlyMap<string, readonly KeptSample[]>): Trouble[] {
  const troubles: Trouble[] = [];
  for (const sample of samples) {
    const kind = kindOf(sample);
    const last = troubles.at(-1);
    if (!kind) {
      if (last?.toAt === null) last.toAt = sample.at;
      continue;
    }
    const cause = isCourts(sample.at, all, sample.nodeLoad) ? 'court' : 'ownNetwork';
    if (last?.toAt === null && last.kind === kind && last.cause === cause) continue;
    if (last?.toAt === null) last.toAt = sample.at;
    troubles.push({ fromAt: sample.at, toAt: null, kind, cause });
  }
  return troubles;
}

/** What the log knows: lost connections by their cause, equipment that failed. */
function fromLog(events: readonly HearingEvent[], participantId: string): Trouble[] {
  const troubles: Trouble[] = [];
  for (const event of events) {
    if (!('participantId' in event.payload) || event.payload.participantId !== participantId) continue;
    const last = troubles.at(-1);
    if (event.type === 'participant.disconnected') {
      const cause = event.payload.cause === 'serverRestarted' ? 'court' : 'ownNetwork';
      troubles.push({ fromAt: event.at, toAt: null, kind: 'lost', cause });
    } else if (event.type === 'equipment.failed') troubles.push({ fromAt: event.at, toAt: event.at, kind: 'equipment', cause: 'device' });
    else if (['participant.returned', 'participant.left', 'participant.removed', 'participant.arrived'].includes(event.type) && last?.toAt === null)
      last.toAt = event.at;
  }
  return troubles;
}

/** The connection of each person over a hearing, in words and in figures. `samples`: of each, in the order of time. */
export function buildConnectionHistory(
  hearingId: string,
  events: readonly HearingEvent[],
  samples: ReadonlyMap<string, readonly KeptSample[]>,
): ConnectionHistory {
  const logged = events.flatMap((event) => (event.type === 'participant.invited' ? [event.payload.participantId] : []));
  const people = logged.map((participantId) => {
    const own = samples.get(participantId) ?? [];
    const troubles = [...fromLog(events, participantId), ...fromSamples(own, samples)];
    return { participantId, troubles: troubles.toSorted((a, b) => (a.fromAt < b.fromAt ? -1 : 1)), samples: [...own] };
  });
  return { hearingId, people };
}
