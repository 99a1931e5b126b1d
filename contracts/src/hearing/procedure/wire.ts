import { z } from 'zod';
import { idSchema, reasonSchema, shortTextSchema } from '../../ids.ts';
import { planSchema } from './plans.ts';
import { caseKindSchema, stageSchema, stepSchema } from './stages.ts';

const planned = z.strictObject({ plan: planSchema, caseKind: caseKindSchema, reason: reasonSchema.nullable() });
const moved = z.strictObject({ stage: stageSchema, reason: reasonSchema.nullable() });
const stepTaken = z.strictObject({ step: stepSchema });
export const rollCallAnswers = ['present', 'represented', 'absent', 'excused'] as const;
const rollCall = z.strictObject({ participantId: idSchema, answer: z.enum(rollCallAnswers) });
const point = z.strictObject({ pointId: idSchema, text: shortTextSchema });
const pointOrder = z.strictObject({ pointIds: z.array(idSchema).min(1).max(40) });
const argued = z.strictObject({ pointId: idSchema.nullable() });
const settled = z.strictObject({ pointId: idSchema, outcome: reasonSchema });
const application = z.strictObject({ applicationId: idSchema, against: z.array(idSchema).min(1).max(10), ground: reasonSchema });
export const recusalRulings = ['granted', 'refused'] as const;
const ruling = z.strictObject({ applicationId: idSchema, ruling: z.enum(recusalRulings), reason: reasonSchema });

/** The order of the hearing: plan, stages, steps, roll call, points in dispute, recusal. */
export const procedureCommands = {
  'procedure.plan': planned,
  'procedure.enterStage': moved,
  'procedure.takeStep': stepTaken,
  'rollCall.record': rollCall,
  'point.state': point,
  'point.order': pointOrder,
  'point.argue': argued,
  'point.settle': settled,
  'recusal.apply': application,
  'recusal.rule': ruling,
} as const;

export const procedureEvents = {
  'procedure.planned': planned,
  'procedure.stageEntered': moved,
  'procedure.stepTaken': stepTaken,
  'rollCall.recorded': rollCall,
  'point.stated': point,
  'point.ordered': pointOrder,
  /** From here the point named is argued; with null, none. */
  'point.argued': argued,
  'point.settled': settled,
  'recusal.applied': z.strictObject({ ...application.shape, participantId: idSchema }),
  'recusal.ruled': ruling,
} as const;
