import { z } from 'zod';
import { idSchema, instantSchema, sha256Schema } from '../ids.ts';
import { bundleEvents } from './bundles/wire.ts';
import { consentEvents } from './consent/wire.ts';
import { disciplineEvents } from './discipline/wire.ts';
import { evidenceEvents } from './evidence/wire.ts';
import { floorEvents } from './floor/wire.ts';
import { interruptionEvents } from './interruption/wire.ts';
import { layoutEvents } from './layout/wire.ts';
import { peopleEvents } from './people/wire.ts';
import { presentationEvents } from './presentation/wire.ts';
import { procedureEvents } from './procedure/wire.ts';
import { publicityEvents } from './publicity/wire.ts';
import { questionEvents } from './questions/wire.ts';
import { recordingEvents } from './recordingWire.ts';
import { rehearsalEvents } from './rehearsal/wire.ts';
import { roleSchema } from './roles.ts';
import { roomEvents } from './rooms/wire.ts';
import { separationEvents } from './separation/wire.ts';
import { sittingEvents } from './sitting/wire.ts';
import { supportEvents } from './support/wire.ts';
import { whisperEvents } from './whisper/wire.ts';

/**
 * Every act that the log can hold, by type: the payload's schema. An event never changes its meaning;
 * a new meaning is a new type.
 */
export const eventPayloads = {
  ...sittingEvents,
  ...interruptionEvents,
  ...peopleEvents,
  ...procedureEvents,
  ...floorEvents,
  ...layoutEvents,
  ...separationEvents,
  ...roomEvents,
  ...whisperEvents,
  ...supportEvents,
  ...disciplineEvents,
  ...consentEvents,
  ...evidenceEvents,
  ...bundleEvents,
  ...publicityEvents,
  ...questionEvents,
  ...presentationEvents,
  ...rehearsalEvents,
  ...recordingEvents,
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
