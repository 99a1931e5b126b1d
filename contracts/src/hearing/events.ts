import { z } from 'zod';
import { idSchema, instantSchema, reasonSchema, sha256Schema, shortTextSchema } from '../ids.ts';
import { roleSchema, sideSchema } from './roles.ts';

const none = z.strictObject({});
const who = z.strictObject({ participantId: idSchema });
const why = z.strictObject({ reason: reasonSchema });

/**
 * Every act that the log can hold, by type: the payload's schema. An event never changes its meaning;
 * a new meaning is a new type.
 */
export const eventPayloads = {
  'hearing.scheduled': z.strictObject({
    title: shortTextSchema,
    caseNumber: shortTextSchema,
    court: shortTextSchema,
    courtroom: shortTextSchema,
    scheduledAt: instantSchema,
  }),
  'hearing.checkInOpened': none,
  'hearing.opened': z.strictObject({ recordingId: idSchema }),
  'hearing.recessed': why,
  'hearing.resumed': none,
  'hearing.adjourned': z.strictObject({ reason: reasonSchema, continuesAt: instantSchema.nullable() }),
  'hearing.suspended': z.strictObject({ fault: reasonSchema }),
  'hearing.convertedOffline': why,
  'hearing.closed': none,
  'hearing.cancelled': why,

  'participant.invited': z.strictObject({
    participantId: idSchema,
    role: roleSchema,
    side: sideSchema,
    seat: z.int().min(0).max(99),
    name: shortTextSchema,
    actsFor: idSchema.nullable(),
  }),
  /** Followed a personal link and confirmed who they are (Online Litigation Rules art. 7). */
  'participant.verified': z.strictObject({ participantId: idSchema, method: z.enum(['personalLink', 'staffCheck']) }),
  /** Declared not to record or spread the hearing (art. 27); the exact text is kept by its hash. */
  'participant.declared': z.strictObject({ participantId: idSchema, textSha256: sha256Schema, language: z.enum(['zh-CN', 'en']) }),
  'participant.arrived': who,
  'participant.admitted': who,
  /** Sent to the witness room: no media, nothing of substance. */
  'participant.isolated': who,
  'participant.removed': z.strictObject({ participantId: idSchema, reason: reasonSchema }),
  'participant.left': z.strictObject({ participantId: idSchema, cause: z.enum(['ownWill', 'graceExpired']) }),
  'participant.disconnected': z.strictObject({ participantId: idSchema, cause: z.enum(['connectionLost', 'serverRestarted']) }),
  'participant.returned': who,
  'participant.muted': who,
  'participant.unmuted': who,

  /** Capture began or began again; the journal file is named so that the recording can be re-made. */
  'recording.started': z.strictObject({ recordingId: idSchema, startedAt: instantSchema }),
  'recording.interrupted': z.strictObject({ recordingId: idSchema, cause: z.enum(['recess', 'suspended']) }),
  'recording.ended': z.strictObject({ recordingId: idSchema }),
  /** The recorder failed or lost something: a defect that the record must own up to (AVR art. 4). */
  'recording.gap': z.strictObject({
    recordingId: idSchema,
    fromAt: instantSchema,
    toAt: instantSchema,
    cause: z.enum(['sfuLost', 'workerLost', 'diskFull', 'diskSlow', 'tapLost', 'unknown']),
  }),
  'recording.faulted': z.strictObject({ recordingId: idSchema, cause: z.enum(['sfuLost', 'workerLost', 'diskFull', 'diskSlow', 'tapLost', 'unknown']) }),
  'recording.recovered': z.strictObject({ recordingId: idSchema }),
} as const;

export type EventType = keyof typeof eventPayloads;
export type EventPayload<T extends EventType> = z.infer<(typeof eventPayloads)[T]>;
/** An act before it has a place in the log. */
export type EventDraft = { [T in EventType]: { type: T; payload: EventPayload<T> } }[EventType];
export const eventTypes = Object.keys(eventPayloads) as EventType[];

/** Who did it. The court itself (a timer, the recorder) acts with `participantId: null`. */
export const actorSchema = z.strictObject({
  participantId: idSchema.nullable(),
  role: roleSchema.nullable(),
  connectionId: z.string().max(64).nullable(),
});
export type Actor = z.infer<typeof actorSchema>;
export const systemActor: Actor = { participantId: null, role: null, connectionId: null };

const envelope = { hearingId: idSchema, seq: z.int().min(1), at: instantSchema, actor: actorSchema, previousHash: sha256Schema, hash: sha256Schema };
/** One line of the log. `hash` is over the canonical form (RFC 8785) of all the other members. */
export type HearingEvent = EventDraft & {
  hearingId: string;
  seq: number;
  at: string;
  actor: Actor;
  previousHash: string;
  hash: string;
};
const lines = eventTypes.map((type) => z.strictObject({ type: z.literal(type), payload: eventPayloads[type], ...envelope }));
export const hearingEventSchema = z.discriminatedUnion('type', lines as never) as unknown as z.ZodType<HearingEvent>;
