import { z } from 'zod';
import { idSchema, reasonSchema, sha256Schema } from '../../ids.ts';
import { removalsSchema } from '../../recording/redaction.ts';

const about = { redactionId: idSchema, recordingId: idSchema };
const order = z.strictObject({ ...about, remove: removalsSchema, reason: reasonSchema });

/** A copy for publication, of which all that is not public is left out besides what is named. */
export const redactionsCustodyCommands = { 'redaction.order': order } as const;
export const redactionsCustodyEvents = {
  'redaction.ordered': order,
  /** The copy is there: which bytes it is, of which original, and all that was left out. The original stays as it is. */
  'redaction.made': z.strictObject({
    ...about,
    sha256: sha256Schema,
    bytes: z.int(),
    originalSha256: sha256Schema,
    /** Of `redaction.json`, the list beside it. */
    listSha256: sha256Schema,
    removed: removalsSchema,
  }),
} as const;
