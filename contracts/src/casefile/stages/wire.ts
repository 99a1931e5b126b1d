import { z } from 'zod';
import { reasonSchema } from '../../ids.ts';
import { caseStageSchema } from '../kinds.ts';

/** Dates are days of the court's calendar. `deadlineOn`: by when it must be done, with the rule that says so. */
const entered = z.strictObject({ stage: caseStageSchema, enteredOn: z.iso.date(), deadlineOn: z.iso.date().nullable(), basis: z.string().max(100).nullable() });
const enter = z.strictObject({ stage: caseStageSchema });
const extend = z.strictObject({ deadlineOn: z.iso.date(), reason: reasonSchema });

export const stagesCaseCommands = { 'stage.enter': enter, 'deadline.extend': extend } as const;
export const stagesCaseEvents = { 'stage.entered': entered, 'deadline.extended': extend } as const;
