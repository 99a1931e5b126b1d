import { z } from 'zod';
import { reasonSchema } from '../../ids.ts';

/**
 * Why a court that sits on may lawfully go unrecorded: evidence that is not public within a public hearing, and a
 * mediation that is not fit for recording (rules on recording hearings, art. 3). A recess is the third cause.
 */
export const interruptionCauses = ['closedEvidence', 'mediation'] as const;
const interruptionCauseSchema = z.enum(interruptionCauses);
export type InterruptionCause = z.infer<typeof interruptionCauseSchema>;
export function isInterruptionCause(cause: string): cause is InterruptionCause {
  return interruptionCauses.some((one) => one === cause);
}

const none = z.strictObject({});
const why = z.strictObject({ reason: reasonSchema });

/** The court sits and is not recorded, by order of the presiding judge. */
export const interruptionCommands = {
  'recording.interrupt': z.strictObject({ cause: interruptionCauseSchema, reason: reasonSchema }),
  'recording.goOn': none,
} as const;

export const interruptionEvents = {
  'interruption.closedEvidence': why,
  'interruption.mediation': why,
  'interruption.ended': none,
} as const;
