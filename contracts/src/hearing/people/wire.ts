import { z } from 'zod';
import { idSchema, reasonSchema, sha256Schema, shortTextSchema } from '../../ids.ts';
import { roleSchema, sideSchema } from '../roles.ts';

const none = z.strictObject({});
const who = z.strictObject({ participantId: idSchema });
const languageSchema = z.enum(['zh-CN', 'en']);
const text = { textSha256: sha256Schema, language: languageSchema };
/** How a witness binds themselves to the truth (Civil Procedure Interpretation art. 119: a letter of guarantee, read aloud). */
export const oathKinds = ['oath', 'affirmation'] as const;
const oathKindSchema = z.enum(oathKinds);

/** From where somebody takes part. Online Litigation Rules arts. 24, 26, 37: the court may name a place. */
export const venues = ['own', 'courthouse', 'circuitPoint', 'detentionCentre', 'testimonyRoom'] as const;
export type Venue = (typeof venues)[number];
const venue = z.strictObject({ participantId: idSchema, venue: z.enum(venues) });
/** `hostId` null: before a device of their own again. */
const seated = z.strictObject({ participantId: idSchema, hostId: idSchema.nullable() });

/** People coming, going, being admitted, sent out and sworn. */
export const peopleCommands = {
  'participant.verify': none,
  'participant.declare': z.strictObject(text),
  'participant.arrive': none,
  'participant.leave': none,
  'participant.setVenue': venue,
  /** Staff at the place has checked who it is and seats them before the device of another. */
  'participant.seatWith': seated,
  'participant.admit': who,
  'participant.admitAll': none,
  'participant.isolate': who,
  'participant.release': who,
  'participant.remove': z.strictObject({ participantId: idSchema, reason: reasonSchema }),
  'participant.mute': who,
  'participant.muteAll': none,
  'participant.unmute': who,
  'oath.read': z.strictObject({ participantId: idSchema, kind: oathKindSchema }),
  'oath.confirm': z.strictObject(text),
} as const;

export const peopleEvents = {
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
  'participant.declared': z.strictObject({ participantId: idSchema, ...text }),
  'participant.arrived': who,
  'participant.venueSet': venue,
  'participant.seatedWith': seated,
  'participant.admitted': who,
  /** Sent to the witness room: no media, nothing of substance. */
  'participant.isolated': who,
  /** Has testified and is not needed again: may listen or go. */
  'participant.released': who,
  'participant.removed': z.strictObject({ participantId: idSchema, reason: reasonSchema }),
  'participant.left': z.strictObject({ participantId: idSchema, cause: z.enum(['ownWill', 'graceExpired']) }),
  'participant.disconnected': z.strictObject({ participantId: idSchema, cause: z.enum(['connectionLost', 'serverRestarted']) }),
  'participant.returned': who,
  'participant.muted': who,
  'participant.unmuted': who,
  'oath.read': z.strictObject({ participantId: idSchema, kind: oathKindSchema }),
  'oath.confirmed': z.strictObject({ participantId: idSchema, ...text }),
} as const;
