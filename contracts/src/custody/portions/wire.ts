import { z } from 'zod';
import { closedLevelSchema, publicityGroundSchema } from '../../hearing/publicity/wire.ts';
import { idSchema, reasonSchema } from '../../ids.ts';
import { portionOrderSchema, spanSchema } from '../../recording/portions.ts';

const set = z.strictObject({
  portionId: idSchema,
  recordingId: idSchema,
  /** ms of the recording; null: the whole of it. */
  span: spanSchema.refine(({ fromMs, toMs }) => fromMs < toMs, { path: ['toMs'] }).nullable(),
  level: closedLevelSchema,
  ground: publicityGroundSchema,
  reason: reasonSchema,
});
/** Takes back one order, of the hearing or of later; what else was ordered for the same moments stands. */
const lift = z.strictObject({ recordingId: idSchema, order: portionOrderSchema, reason: reasonSchema });

export const portionsCustodyCommands = { 'portion.set': set, 'portion.lift': lift } as const;
export const portionsCustodyEvents = { 'portion.set': set, 'portion.lifted': lift } as const;
