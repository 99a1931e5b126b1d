import { z } from 'zod';
import { linkRatings } from './hearing/connection/history.ts';
import { participantStatuses, hearingStatuses } from './hearing/state.ts';
import { stageSchema } from './hearing/procedure/stages.ts';
import { roleSchema, sideSchema } from './hearing/roles.ts';
import { supportCommands } from './hearing/support/wire.ts';
import { commandKeySchema, idSchema, instantSchema } from './ids.ts';

/** One hearing as its court's own people see it from outside: nothing that their courtroom would not show them. */
export const watchedHearingSchema = z.object({
  hearingId: idSchema,
  caseId: idSchema,
  caseNumber: z.string(),
  title: z.string(),
  courtroom: z.string(),
  /** The viewer's own place in it. */
  participantId: idSchema,
  scheduledAt: instantSchema,
  status: z.enum(hearingStatuses),
  statusSince: instantSchema.nullable(),
  stage: stageSchema.nullable(),
  people: z.array(
    z.object({
      participantId: idSchema,
      role: roleSchema,
      side: sideSchema,
      name: z.string(),
      status: z.enum(participantStatuses),
      statusBefore: z.enum(participantStatuses).nullable(),
      /** Not here, and expected. */
      isMissing: z.boolean(),
      /** By the newest sample of their connection; null without one of the last minute. */
      link: z.enum(linkRatings).nullable(),
    }),
  ),
  /** `interrupted`: by order, or because the hearing stopped. `failing`: it should capture and does not. */
  capture: z.enum(['none', 'capturing', 'failing', 'interrupted', 'captured']),
  /** Hours of disk left where it captures; null when nothing is written. */
  hoursLeft: z.number().nullable(),
  alerts: z.array(
    z.object({
      id: idSchema,
      kind: z.enum(['help', 'equipment']),
      participantId: idSchema,
      about: z.string(),
      detail: z.string().nullable(),
      at: instantSchema,
      takenById: idSchema.nullable(),
    }),
  ),
});
export type WatchedHearing = z.infer<typeof watchedHearingSchema>;

export const commandCentreSchema = z.object({
  serverNow: instantSchema,
  hearings: z.array(watchedHearingSchema),
  /** Records of the viewer's hearings whose copies are not as they were kept: files concerned, and those of which no copy is good. */
  unwell: z.array(z.object({ hearingId: idSchema, caseNumber: z.string(), title: z.string(), objects: z.int().positive(), lost: z.int().nonnegative() })),
});
export type CommandCentre = z.infer<typeof commandCentreSchema>;

/** What can be done without being in the room: looking after an alert. Under its key it is done at most once. */
export const alertCommandSchema = z.discriminatedUnion('type', [
  z.strictObject({ key: commandKeySchema, type: z.literal('alert.take'), payload: supportCommands['alert.take'] }),
  z.strictObject({ key: commandKeySchema, type: z.literal('alert.resolve'), payload: supportCommands['alert.resolve'] }),
]);
