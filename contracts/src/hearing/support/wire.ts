import { z } from 'zod';
import { idSchema, shortTextSchema } from '../../ids.ts';

export const helpTopics = ['sound', 'picture', 'connection', 'documents', 'understanding', 'other'] as const;
export const equipmentParts = ['microphone', 'camera', 'speaker', 'network', 'browser'] as const;

const help = z.strictObject({ alertId: idSchema, topic: z.enum(helpTopics), words: shortTextSchema.nullable() });
const equipment = z.strictObject({ alertId: idSchema, part: z.enum(equipmentParts), cause: z.string().regex(/^[a-z][A-Za-z]{1,40}$/) });
const alert = z.strictObject({ alertId: idSchema });
/** `participantId`: whom the alert is about. */
const about = z.strictObject({ alertId: idSchema, participantId: idSchema });

/** Help asked of the technician, failures of equipment, and who of the court took them on. */
export const supportCommands = {
  'help.ask': help,
  'equipment.report': equipment,
  'alert.take': alert,
  'alert.resolve': alert,
} as const;
export const supportEvents = {
  'help.asked': z.strictObject({ ...help.shape, participantId: idSchema }),
  'equipment.failed': z.strictObject({ ...equipment.shape, participantId: idSchema }),
  'alert.taken': z.strictObject({ ...about.shape, takenById: idSchema }),
  'alert.resolved': about,
} as const;
