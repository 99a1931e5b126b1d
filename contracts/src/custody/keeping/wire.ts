import { z } from 'zod';
import { idSchema, sha256Schema } from '../../ids.ts';
import { copyNames } from '../../recording/copies.ts';
import { retentionClassSchema } from './classes.ts';

const reason = z.strictObject({ reason: z.string().trim().min(1).max(2000) });
const copy = z.strictObject({ key: z.string().max(500), copy: z.enum(copyNames) });
const keptObjectSchema = z.strictObject({ key: z.string().max(500), bytes: z.int().min(0), sha256: sha256Schema.nullable() });

export const keepingCustodyEvents = {
  /** A sealed recording came under the care of the scrubber, object by object. */
  'keeping.entered': z.strictObject({ recordingId: idSchema, objects: z.int().min(1), bytes: z.int().min(0) }),
  'keeping.rotFound': copy,
  /** Written anew from the good copy. */
  'keeping.healed': copy,
  /** No copy is good any more. */
  'keeping.lost': z.strictObject({ key: z.string().max(500) }),
  'keeping.classified': reason.extend({ retention: retentionClassSchema }),
  'hold.placed': reason,
  'hold.lifted': reason,
  'destruction.proposed': reason.extend({ dueOn: z.iso.date() }),
  /** By a second person; a refusal ends the proposal. */
  'destruction.reviewed': reason.extend({ isApproved: z.boolean() }),
  /** All copies of these are gone, and the key of the hearing's journals with them. */
  'destruction.done': z.strictObject({ objects: z.array(keptObjectSchema), isKeyDestroyed: z.boolean() }),
} as const;

export const keepingCustodyCommands = {
  'keeping.classify': keepingCustodyEvents['keeping.classified'],
  'hold.place': reason,
  'hold.lift': reason,
  'destruction.propose': reason,
  'destruction.review': keepingCustodyEvents['destruction.reviewed'],
} as const;

/** Why a step towards destruction is refused. */
export const destructionFaults = ['held', 'notDue', 'notSealed', 'samePerson', 'proposed', 'notProposed', 'destroyed'] as const;
export type DestructionFault = (typeof destructionFaults)[number];
