import { z } from 'zod';
import { commandKeySchema } from '../ids.ts';
import { bundleCommands } from './bundles/wire.ts';
import { consentCommands } from './consent/wire.ts';
import { disciplineCommands } from './discipline/wire.ts';
import { evidenceCommands } from './evidence/wire.ts';
import { floorCommands } from './floor/wire.ts';
import { interruptionCommands } from './interruption/wire.ts';
import { layoutCommands } from './layout/wire.ts';
import { peopleCommands } from './people/wire.ts';
import { presentationCommands } from './presentation/wire.ts';
import { procedureCommands } from './procedure/wire.ts';
import { publicityCommands } from './publicity/wire.ts';
import { questionCommands } from './questions/wire.ts';
import { rehearsalCommands } from './rehearsal/wire.ts';
import { roomCommands } from './rooms/wire.ts';
import { separationCommands } from './separation/wire.ts';
import { sittingCommands } from './sitting/wire.ts';
import { supportCommands } from './support/wire.ts';
import { whisperCommands } from './whisper/wire.ts';

/** What a person may ask the court to do, by name: the payload's schema. */
export const commandPayloads = {
  ...sittingCommands,
  ...interruptionCommands,
  ...peopleCommands,
  ...procedureCommands,
  ...floorCommands,
  ...layoutCommands,
  ...separationCommands,
  ...roomCommands,
  ...whisperCommands,
  ...supportCommands,
  ...disciplineCommands,
  ...consentCommands,
  ...evidenceCommands,
  ...bundleCommands,
  ...publicityCommands,
  ...questionCommands,
  ...presentationCommands,
  ...rehearsalCommands,
} as const;

export type CommandType = keyof typeof commandPayloads;
export type CommandPayload<T extends CommandType> = z.infer<(typeof commandPayloads)[T]>;
export type Command = { [T in CommandType]: { type: T; payload: CommandPayload<T> } }[CommandType];
export const commandTypes = Object.keys(commandPayloads) as CommandType[];

const variants = commandTypes.map((type) => z.strictObject({ key: commandKeySchema, type: z.literal(type), payload: commandPayloads[type] }));
/** A command as it crosses the wire: with the idempotency key under which it is done at most once. */
export const commandEnvelopeSchema = z.discriminatedUnion('type', variants as never) as unknown as z.ZodType<CommandEnvelope>;
export type CommandEnvelope = Command & { key: string };
