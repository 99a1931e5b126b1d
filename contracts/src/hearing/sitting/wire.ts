import { z } from 'zod';
import { idSchema, instantSchema, reasonSchema, shortTextSchema } from '../../ids.ts';

const none = z.strictObject({});
const why = z.strictObject({ reason: reasonSchema });
const adjournment = z.strictObject({ reason: reasonSchema, continuesAt: instantSchema.nullable() });

/** The sitting as a whole: opened, interrupted, ended. */
export const sittingCommands = {
  'hearing.openCheckIn': none,
  'hearing.open': none,
  'hearing.recess': why,
  'hearing.resume': none,
  'hearing.adjourn': adjournment,
  'hearing.suspend': z.strictObject({ fault: reasonSchema }),
  'hearing.convertOffline': why,
  'hearing.close': none,
  'hearing.cancel': why,
} as const;

export const sittingEvents = {
  'hearing.scheduled': z.strictObject({
    title: shortTextSchema,
    caseNumber: shortTextSchema,
    court: shortTextSchema,
    courtroom: shortTextSchema,
    scheduledAt: instantSchema,
  }),
  /** Set down for another time or place before it began. */
  'hearing.moved': z.strictObject({ courtroom: shortTextSchema, scheduledAt: instantSchema, reason: reasonSchema }),
  /** This hearing goes on with one that was adjourned: the next sitting of it. */
  'hearing.continues': z.strictObject({ ofHearingId: idSchema, sitting: z.int().min(2).max(999) }),
  'hearing.checkInOpened': none,
  'hearing.opened': z.strictObject({ recordingId: idSchema }),
  'hearing.recessed': why,
  'hearing.resumed': none,
  'hearing.adjourned': adjournment,
  'hearing.suspended': z.strictObject({ fault: reasonSchema }),
  /** The court itself suspended: somebody without whom it may not sit was gone for longer than the grace. */
  'hearing.suspendedByAbsence': z.strictObject({ participantId: idSchema }),
  'hearing.convertedOffline': why,
  'hearing.closed': none,
  'hearing.cancelled': why,
} as const;
