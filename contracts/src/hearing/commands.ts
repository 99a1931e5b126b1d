import { z } from 'zod';
import { commandKeySchema, idSchema, instantSchema, reasonSchema, sha256Schema } from '../ids.ts';

const none = z.strictObject({});
const who = z.strictObject({ participantId: idSchema });
const why = z.strictObject({ reason: reasonSchema });

/** What a person may ask the court to do, by name: the payload's schema. */
export const commandPayloads = {
  'hearing.openCheckIn': none,
  'hearing.open': none,
  'hearing.recess': why,
  'hearing.resume': none,
  'hearing.adjourn': z.strictObject({ reason: reasonSchema, continuesAt: instantSchema.nullable() }),
  'hearing.suspend': z.strictObject({ fault: reasonSchema }),
  'hearing.convertOffline': why,
  'hearing.close': none,
  'hearing.cancel': why,

  'participant.verify': none,
  'participant.declare': z.strictObject({ textSha256: sha256Schema, language: z.enum(['zh-CN', 'en']) }),
  'participant.arrive': none,
  'participant.leave': none,
  'participant.admit': who,
  'participant.admitAll': none,
  'participant.isolate': who,
  'participant.remove': z.strictObject({ participantId: idSchema, reason: reasonSchema }),
  'participant.mute': who,
  'participant.muteAll': none,
  'participant.unmute': who,
} as const;

export type CommandType = keyof typeof commandPayloads;
export type CommandPayload<T extends CommandType> = z.infer<(typeof commandPayloads)[T]>;
export type Command = { [T in CommandType]: { type: T; payload: CommandPayload<T> } }[CommandType];
export const commandTypes = Object.keys(commandPayloads) as CommandType[];

const variants = commandTypes.map((type) => z.strictObject({ key: commandKeySchema, type: z.literal(type), payload: commandPayloads[type] }));
/** A command as it crosses the wire: with the idempotency key under which it is done at most once. */
export const commandEnvelopeSchema = z.discriminatedUnion('type', variants as never) as unknown as z.ZodType<CommandEnvelope>;
export type CommandEnvelope = Command & { key: string };
